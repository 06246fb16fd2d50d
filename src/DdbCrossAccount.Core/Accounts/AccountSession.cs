using System;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>The live connection to one account and Region: credentials that refresh themselves, and the clients that use them.</summary>
/// <remarks>Thread-safe. Clients are made when they are first asked for, one each, and shared.</remarks>
internal sealed class AccountSession : DdbAccountSession
{
    private readonly Lazy<AmazonDynamoDBClient> _dynamoDb;
    private readonly Lazy<AmazonDynamoDBClient> _dynamoDbWithoutRetries;
    private readonly Lazy<AmazonS3Client> _s3;
    private readonly Lazy<AmazonSecurityTokenServiceClient> _sts;

    internal AccountSession(DdbAccount account, AWSCredentials credentials, string? endpointUrl)
    {
        Account = account;
        Credentials = credentials;
        EndpointUrl = endpointUrl;
        RegionEndpoint = RegionEndpoint.GetBySystemName(account.Region);
        _dynamoDb = new(() => throw new NotImplementedException());
        _dynamoDbWithoutRetries = new(() => throw new NotImplementedException());
        _s3 = new(() => throw new NotImplementedException());
        _sts = new(() => throw new NotImplementedException());
    }

    /// <summary>The account as users see it.</summary>
    public DdbAccount Account { get; }

    /// <summary>The twelve-digit account id.</summary>
    public string AccountId => Account.AccountId;

    /// <summary>The Region's system name.</summary>
    public string Region => Account.Region;

    /// <summary>The credentials; they refresh themselves where that is possible.</summary>
    public AWSCredentials Credentials { get; }

    /// <summary>The address at which every service is called; null for AWS's own.</summary>
    public string? EndpointUrl { get; }

    /// <summary>The Region, as the SDK has it.</summary>
    public RegionEndpoint RegionEndpoint { get; }

    /// <summary>For calls that may be repeated: reads, and writes that carry a client token. The SDK retries them.</summary>
    public IAmazonDynamoDB DynamoDb => _dynamoDb.Value;

    /// <summary>
    /// For calls that change something and carry no client token (UpdateTable, UpdateContinuousBackups, …): never
    /// repeated by the SDK. When the outcome is unknown, read again and decide.
    /// </summary>
    public IAmazonDynamoDB DynamoDbWithoutRetries => _dynamoDbWithoutRetries.Value;

    /// <summary>S3, retried by the SDK.</summary>
    public IAmazonS3 S3 => _s3.Value;

    /// <summary>STS, retried by the SDK.</summary>
    public IAmazonSecurityTokenService Sts => _sts.Value;

    /// <summary>Describes a call of this session for <see cref="ServiceErrors.Translate"/>.</summary>
    /// <param name="service">The service's IAM prefix: <c>dynamodb</c>, <c>s3</c>, <c>sts</c>.</param>
    /// <param name="operation">The operation, for example <c>UpdateTable</c>.</param>
    /// <param name="resource">What it was about: an ARN or a name.</param>
    /// <param name="state">A sentence that says what was and was not done.</param>
    public AwsCall Call(string service, string operation, string resource, string state) =>
        new(service, operation, resource, AccountId, Region, Account.Arn, state) { EndpointUrl = EndpointUrl };

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
