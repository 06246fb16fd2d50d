using System;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.SQS;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>The live connection to one account and Region: credentials that refresh themselves, and the clients that use them.</summary>
/// <remarks>Thread-safe. Clients are made when they are first asked for, one each, and shared.</remarks>
internal sealed class AccountSession : DdbAccountSession
{
    private readonly SessionClients _clients;
    private readonly TimeProvider _clock;
    private readonly Lazy<AmazonDynamoDBClient> _dynamoDb;
    private readonly Lazy<AmazonDynamoDBClient> _dynamoDbWithoutRetries;
    private readonly Lazy<AmazonLambdaClient> _lambda;
    private readonly Lazy<AmazonLambdaClient> _lambdaWithoutRetries;
    private readonly Lazy<AmazonS3Client> _s3;
    private readonly Lazy<AmazonSQSClient> _sqs;
    private readonly Lazy<AmazonSecurityTokenServiceClient> _sts;

    internal AccountSession(SessionClients clients, AWSCredentials credentials, TimeProvider clock)
    {
        _clients = clients;
        _clock = clock;
        Credentials = credentials;
        RegionEndpoint = RegionEndpoint.GetBySystemName(clients.Region);
        _dynamoDb = new(() => clients.CreateDynamoDb(credentials, AccountConstants.MaxErrorRetry));
        _dynamoDbWithoutRetries = new(() => clients.CreateDynamoDb(credentials, maxErrorRetry: 0));
        _lambda = new(() => clients.CreateLambda(credentials, AccountConstants.MaxErrorRetry));
        _lambdaWithoutRetries = new(() => clients.CreateLambda(credentials, maxErrorRetry: 0));
        _s3 = new(() => clients.CreateS3(credentials, AccountConstants.MaxErrorRetry));
        _sqs = new(() => clients.CreateSqs(credentials));
        _sts = new(() => clients.CreateSts(credentials));
    }

    /// <summary>A session of an account that is known already: nobody is asked whose the credentials are.</summary>
    internal AccountSession(DdbAccount account, AWSCredentials credentials, string? endpointUrl)
        : this(
            new SessionClients(account.Region, ServiceEndpoints.Aws with { General = endpointUrl }, new AccountSurroundings()),
            credentials,
            TimeProvider.System)
    {
        Account = account;
    }

    /// <summary>The account as users see it.</summary>
    public DdbAccount Account { get; internal set; } = new();

    /// <summary>The twelve-digit account id.</summary>
    public string AccountId => Account.AccountId;

    /// <summary>The Region's system name.</summary>
    public string Region => _clients.Region;

    /// <summary>The credentials; they refresh themselves where that is possible.</summary>
    public AWSCredentials Credentials { get; }

    /// <summary>The address at which DynamoDB is called; null for AWS's own. For clients that are made elsewhere.</summary>
    public string? EndpointUrl => _clients.Endpoints.Of("dynamodb");

    /// <summary>The address at which DynamoDB Streams is called; null for AWS's own. For clients that are made elsewhere.</summary>
    public string? StreamsEndpointUrl => _clients.Endpoints.Of("dynamodb_streams");

    /// <summary>The Region, as the SDK has it.</summary>
    public RegionEndpoint RegionEndpoint { get; }

    /// <summary>For calls that may be repeated: reads, and writes that carry a client token. The SDK retries them.</summary>
    public IAmazonDynamoDB DynamoDb => _dynamoDb.Value;

    /// <summary>
    /// For calls that change something and carry no client token (UpdateTable, UpdateContinuousBackups, …): never
    /// repeated by the SDK. When the outcome is unknown, read again and decide.
    /// </summary>
    public IAmazonDynamoDB DynamoDbWithoutRetries => _dynamoDbWithoutRetries.Value;

    /// <summary>Lambda, for calls that may be repeated: reads, and changes that leave the same behind. The SDK retries them.</summary>
    public IAmazonLambda Lambda => _lambda.Value;

    /// <summary>
    /// Lambda, for calls that make something (CreateFunction, CreateEventSourceMapping, …): never repeated by the SDK.
    /// When the outcome is unknown, read again and decide.
    /// </summary>
    public IAmazonLambda LambdaWithoutRetries => _lambdaWithoutRetries.Value;

    /// <summary>SQS, retried by the SDK: a message may be sent twice.</summary>
    public IAmazonSQS Sqs => _sqs.Value;

    /// <summary>S3, retried by the SDK.</summary>
    public IAmazonS3 S3 => _s3.Value;

    /// <summary>STS, retried by the SDK.</summary>
    public IAmazonSecurityTokenService Sts => _sts.Value;

    /// <summary>A client that carries items as bytes and never repeats a throttled call; the caller disposes it.</summary>
    public RawDynamoDbClient CreateRawDynamoDb(EngineContext context) => _clients.CreateRawDynamoDb(context, Credentials);

    /// <summary>The same for writes of which none may be done twice: it repeats nothing. The caller disposes it.</summary>
    public RawDynamoDbClient CreateRawDynamoDbWithoutRepeats(EngineContext context) =>
        _clients.CreateRawDynamoDbWithoutRepeats(context, Credentials);

    /// <summary>A client of DynamoDB Streams; the caller disposes it.</summary>
    public AmazonDynamoDBStreamsClient CreateStreams() => _clients.CreateStreams(Credentials);

    /// <summary>Describes a call of this session for <see cref="ServiceErrors.Translate"/>; made before the call, it also knows how long that took.</summary>
    /// <param name="service">The service's IAM prefix: <c>dynamodb</c>, <c>lambda</c>, <c>s3</c>, <c>sqs</c>, <c>sts</c>.</param>
    /// <param name="operation">The operation, for example <c>UpdateTable</c>.</param>
    /// <param name="resource">What it was about: an ARN or a name.</param>
    /// <param name="state">A sentence that says what was and was not done.</param>
    public AwsCall Call(string service, string operation, string resource, string state) =>
        new(service, operation, resource, AccountId, Region, Account.Arn, state)
        {
            EndpointUrl = _clients.Endpoints.Of(service),
            Elapsed = Stopwatch(),
        };

    /// <summary>Tells the time since now, whenever it is asked.</summary>
    internal Func<TimeSpan> Stopwatch()
    {
        long started = _clock.GetTimestamp();
        return () => _clock.GetElapsedTime(started);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Dispose(_dynamoDb.IsValueCreated ? _dynamoDb.Value : null);
        Dispose(_dynamoDbWithoutRetries.IsValueCreated ? _dynamoDbWithoutRetries.Value : null);
        Dispose(_lambda.IsValueCreated ? _lambda.Value : null);
        Dispose(_lambdaWithoutRetries.IsValueCreated ? _lambdaWithoutRetries.Value : null);
        Dispose(_s3.IsValueCreated ? _s3.Value : null);
        Dispose(_sqs.IsValueCreated ? _sqs.Value : null);
        Dispose(_sts.IsValueCreated ? _sts.Value : null);
        Dispose(Credentials as IDisposable);
    }

    private static void Dispose(IDisposable? owned) => owned?.Dispose();
}
