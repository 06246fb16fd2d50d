using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.SQS;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Makes the SDK's clients for one Region and set of addresses.</summary>
/// <remarks>
/// Every choice is made here and not by the SDK from its surroundings: Region, address, time limits, retries.
/// </remarks>
internal sealed class SessionClients(string region, ServiceEndpoints endpoints, AccountSurroundings surroundings)
{
    private static readonly string Product = $"DdbCrossAccount/{typeof(SessionClients).Assembly.GetName().Version?.ToString(3)}";

    public string Region => region;

    public ServiceEndpoints Endpoints => endpoints;

    public AmazonDynamoDBClient CreateDynamoDb(AWSCredentials credentials, int maxErrorRetry) =>
        Observed(new AmazonDynamoDBClient(credentials, ConfigureDynamoDb(maxErrorRetry)));

    /// <summary>The client that carries items as bytes; it calls where <see cref="CreateDynamoDb"/>'s calls, and keeps the service's time by itself.</summary>
    public RawDynamoDbClient CreateRawDynamoDb(EngineContext context, AWSCredentials credentials)
    {
        AmazonDynamoDBConfig config = RawDynamoDbClient.ForItems(
            ConfigureDynamoDb(AccountConstants.MaxErrorRetry),
            new SessionHttpClientFactory(surroundings.Network, awaitsBodies: true));
        return new RawDynamoDbClient(context, credentials, config);
    }

    /// <summary>The same for writes of which none may be done twice: it repeats nothing.</summary>
    public RawDynamoDbClient CreateRawDynamoDbWithoutRepeats(EngineContext context, AWSCredentials credentials)
    {
        AmazonDynamoDBConfig config = RawDynamoDbClient.ForItems(
            ConfigureDynamoDb(maxErrorRetry: 0), new SessionHttpClientFactory(surroundings.Network, awaitsBodies: true));
        return new RawDynamoDbClient(context, credentials, RawDynamoDbClient.WithoutRepeats(config));
    }

    /// <summary>The client for rows of the ledger in the seconds that an invocation has: short attempts, and repeats.</summary>
    public AmazonDynamoDBClient CreateLedgerDynamoDb(AWSCredentials credentials)
    {
        AmazonDynamoDBConfig config = ConfigureDynamoDb(AccountConstants.MaxErrorRetry);
        config.Timeout = AccountConstants.LedgerAttemptTimeout;
        config.ConnectTimeout = AccountConstants.LedgerAttemptTimeout;
        return Observed(new AmazonDynamoDBClient(credentials, config));
    }

    /// <summary>The client of DynamoDB Streams; it keeps the service's time by itself.</summary>
    public AmazonDynamoDBStreamsClient CreateStreams(AWSCredentials credentials) =>
        new(credentials, ConfigureJson(
            new AmazonDynamoDBStreamsConfig(), "dynamodb_streams", AccountConstants.MaxErrorRetry));

    /// <summary>The client of Lambda; it keeps the service's time by itself.</summary>
    public AmazonLambdaClient CreateLambda(AWSCredentials credentials, int maxErrorRetry) =>
        new(credentials, ConfigureJson(new AmazonLambdaConfig(), "lambda", maxErrorRetry));

    /// <summary>The client of SQS; it keeps the service's time by itself.</summary>
    public AmazonSQSClient CreateSqs(AWSCredentials credentials) =>
        new(credentials, ConfigureJson(new AmazonSQSConfig(), "sqs", AccountConstants.MaxErrorRetry));

    public AmazonS3Client CreateS3(AWSCredentials credentials, int maxErrorRetry)
    {
        AmazonS3Config config = Configure(new AmazonS3Config(), "s3", maxErrorRetry);

        // BUCKET.host has no name in DNS where the host is one machine.
        config.ForcePathStyle = endpoints.Of("s3") is not null;
        return Observed(new AmazonS3Client(credentials, config));
    }

    public AmazonSecurityTokenServiceClient CreateSts(AWSCredentials credentials) => Observed(new AmazonSecurityTokenServiceClient(
        credentials, Configure(new AmazonSecurityTokenServiceConfig(), "sts", AccountConstants.MaxErrorRetry)));

    /// <summary>Region, address, time limits, retries and product name of any client.</summary>
    public TConfig Configure<TConfig>(TConfig config, string service, int maxErrorRetry)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.IgnoreConfiguredEndpointUrls = true;
        if (endpoints.Of(service) is { } address)
        {
            config.ServiceURL = address;
            config.AuthenticationRegion = region;
        }

        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = maxErrorRetry;
        config.Timeout = AccountConstants.AttemptTimeout;
        config.ConnectTimeout = AccountConstants.ConnectTimeout;
        config.HttpClientFactory = new SessionHttpClientFactory(surroundings.Network);
        config.ClientAppId = Product;
        return config;
    }

    private TConfig ConfigureJson<TConfig>(TConfig config, string service, int maxErrorRetry)
        where TConfig : ClientConfig
    {
        Configure(config, service, maxErrorRetry);
        config.HttpClientFactory = new SessionHttpClientFactory(surroundings.Network, awaitsBodies: true);
        NeverRepeatUnlessAsked(config);
        return config;
    }

    private AmazonDynamoDBConfig ConfigureDynamoDb(int maxErrorRetry)
    {
        AmazonDynamoDBConfig config = Configure(new AmazonDynamoDBConfig(), "dynamodb", maxErrorRetry);

        // An account's own host (ACCOUNT.ddb.REGION.amazonaws.com) exists at AWS only.
        config.AccountIdEndpointMode =
            endpoints.Of("dynamodb") is null ? AccountIdEndpointMode.PREFERRED : AccountIdEndpointMode.DISABLED;
        NeverRepeatUnlessAsked(config);
        return config;
    }

    // The SDK repeats over a connection that broke apart from its retries, ten times by itself; the first of them may have
    // been served already.
    private static void NeverRepeatUnlessAsked(ClientConfig config)
    {
        if (config.MaxErrorRetry == 0)
        {
            config.MaxStaleConnectionRetries = 0;
        }
    }

    private static TClient Observed<TClient>(TClient client)
        where TClient : AmazonServiceClient
    {
        client.AfterResponseEvent += (_, arguments) =>
        {
            if (arguments is WebServiceResponseEventArgs answer)
            {
                ServiceTime.Keep(answer.Response, answer.ResponseHeaders);
            }
        };
        return client;
    }
}
