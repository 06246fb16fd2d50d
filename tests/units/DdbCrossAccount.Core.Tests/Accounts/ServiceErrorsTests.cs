using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Accounts;

/// <summary>Real clients of the SDK over a network of the test's own: what they throw, translated.</summary>
public sealed class ServiceErrorsTests
{
    private const string Table = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";

    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData("ExpiredTokenException", "The security token included in the request is expired", typeof(CredentialsExpiredException))]
    [InlineData("UnrecognizedClientException", "The security token included in the request is invalid.", typeof(CredentialsRefusedException))]
    [InlineData("InvalidSignatureException", "The request signature we calculated does not match", typeof(SignatureRefusedException))]
    [InlineData("InvalidSignatureException", "Signature expired: 20261120T100000Z is now earlier than", typeof(ClockSkewedException))]
    [InlineData("InvalidSignatureException", "Signature not yet current: 20261120T100000Z is still later than", typeof(ClockSkewedException))]
    [InlineData("AccessDeniedException", "%text%", typeof(PermissionDeniedException))]
    [InlineData("ThrottlingException", "Rate exceeded", typeof(ThrottledTooLongException))]
    [InlineData("ProvisionedThroughputExceededException", "%text%", typeof(ThrottledTooLongException))]
    [InlineData("ValidationException", "One or more parameter values were invalid", typeof(RequestRefusedException))]
    [InlineData("ResourceInUseException", "Table is being updated", typeof(RequestRefusedException))]
    public async Task Translate_DynamoDbRefuses_TellsWhy(string code, string message, Type expected)
    {
        DdbCrossAccountException error = await DynamoDbFailsAsync(_ => DynamoDbError(HttpStatusCode.BadRequest, code, message));

        Assert.IsType(expected, error);
        Assert.EndsWith($"Nothing was exported. [{code}, request req-1]", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public async Task Translate_DeniedByIdentityPolicy_TellsActionResourceAndCaller()
    {
        DdbCrossAccountException error = await DynamoDbFailsAsync(_ => DynamoDbError(
            HttpStatusCode.BadRequest,
            "AccessDeniedException",
            "User: arn:aws:sts::111111111111:assumed-role/Reader/me is not authorized to perform: dynamodb:DescribeTable on resource: "
                + $"{Table} because no identity-based policy allows the dynamodb:DescribeTable action"));

        Assert.Equal(
            "'arn:aws:sts::111111111111:assumed-role/Reader/me' may not call dynamodb:DescribeTable on "
                + $"'{Table}' (account 111111111111, eu-west-1): no identity-based policy allows it. "
                + "Nothing was exported. [AccessDeniedException, request req-1]",
            error.Message);
        Assert.Equal("Allow dynamodb:DescribeTable on that resource for the caller in the identity-based policy.", error.RecommendedAction);
        Assert.Equal(Table, error.Target);
    }

    [Fact]
    public async Task Translate_DeniedExplicitly_TellsInWhichKindOfPolicy()
    {
        DdbCrossAccountException error = await DynamoDbFailsAsync(_ => DynamoDbError(
            HttpStatusCode.BadRequest,
            "AccessDeniedException",
            "User: arn:aws:iam::111111111111:user/ops is not authorized to perform: dynamodb:UpdateTable on resource: "
                + $"{Table} with an explicit deny in a service control policy"));

        Assert.Contains(": an explicit deny in its service control policy forbids it.", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            "Find the explicit deny of dynamodb:UpdateTable in the service control policy and take the caller out of it; "
                + "an allow elsewhere does not help.",
            error.RecommendedAction);
    }

    [Fact]
    public async Task Translate_ServiceFault_TellsStatusAndRequestAfterTheRetries()
    {
        int calls = 0;
        DdbCrossAccountException error = await DynamoDbFailsAsync(_ =>
        {
            calls++;
            return DynamoDbError(HttpStatusCode.InternalServerError, "InternalServerError", "The request processing has failed");
        }, maxErrorRetry: 1);

        Assert.IsType<ServiceFailedException>(error);
        Assert.Contains("(HTTP 500)", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task Translate_HtmlAnswer_IsNoAwsService(HttpStatusCode status)
    {
        DdbCrossAccountException error = await DynamoDbFailsAsync(
            _ => FakeNetwork.Answer(status, "text/html", "<html><body>Welcome to nginx</body></html>"));

        Assert.IsType<EndpointNotAwsException>(error);
        Assert.Equal(
            "What answered at 'http://127.0.0.1:7' to dynamodb:DescribeTable is not AWS's dynamodb service. Nothing was exported.",
            error.Message);
        Assert.Equal("http://127.0.0.1:7", error.Target);
    }

    [Fact]
    public async Task Translate_ConnectionRefused_TellsAddressAndAttempts()
    {
        DdbCrossAccountException error = await DynamoDbFailsAsync(_ => throw new HttpRequestException(
            HttpRequestError.ConnectionError, "Connection refused", new SocketException((int)SocketError.ConnectionRefused)), maxErrorRetry: 1);

        Assert.IsType<EndpointUnreachableException>(error);
        Assert.Equal(
            "No answer from 'http://127.0.0.1:7' to dynamodb:DescribeTable in 12 seconds (2 attempts; last: the connection was refused). "
                + "Nothing was exported.",
            error.Message);
        Assert.Equal("http://127.0.0.1:7", error.Target);
    }

    [Fact]
    public async Task Translate_TimeOut_IsUnreachableAndNoCancellation()
    {
        DdbCrossAccountException error = await DynamoDbFailsAsync(
            _ => throw new TaskCanceledException("timed out", new TimeoutException()));

        Assert.IsType<EndpointUnreachableException>(error);
        Assert.Contains("no answer in time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CanTranslate_CancelledByTheCaller_IsFalse()
    {
        using CancellationTokenSource source = new();
        using AmazonDynamoDBClient client = Clients(new FakeNetwork(_ =>
        {
            source.Cancel();
            throw new TaskCanceledException();
        }), "http://127.0.0.1:7").CreateDynamoDb(new BasicAWSCredentials("a", "s"), 0);

        Exception thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ListTablesAsync(source.Token));

        Assert.False(ServiceErrors.CanTranslate(thrown, source.Token));
    }

    [Fact]
    public void CanTranslate_MistakeOfOurs_IsFalse()
    {
        Assert.False(ServiceErrors.CanTranslate(new InvalidOperationException(), CancellationToken.None));
        Assert.False(ServiceErrors.CanTranslate(new NullReferenceException(), CancellationToken.None));
    }

    [Fact]
    public async Task Translate_NameUnknownInUnlistedRegion_IsRegionUnknown()
    {
        DdbCrossAccountException error = await DynamoDbFailsAsync(
            _ => throw new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known"),
            endpointUrl: null,
            region: "eu-nowhere-1");

        Assert.IsType<RegionUnknownException>(error);
        Assert.Equal("eu-nowhere-1", error.Target);
    }

    [Fact]
    public async Task Translate_NameUnknownInListedRegion_IsUnreachable()
    {
        DdbCrossAccountException error = await DynamoDbFailsAsync(
            _ => throw new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known"), endpointUrl: null);

        Assert.IsType<EndpointUnreachableException>(error);
        Assert.Equal("https://dynamodb.eu-west-1.amazonaws.com", error.Target);
    }

    [Fact]
    public async Task Translate_CredentialsThatCannotBeRenewed_GivesTheirOwnError()
    {
        FakeNetwork network = new(_ => throw new InvalidOperationException("Nothing is to be sent."));
        NamedCredentials credentials = new(new Broken(), "the container");
        using AmazonDynamoDBClient client = Clients(network, "http://127.0.0.1:7").CreateDynamoDb(credentials, 2);

        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => client.ListTablesAsync());

        Assert.IsType<CredentialsUnavailableException>(ServiceErrors.Translate(thrown, Call("dynamodb", "ListTables", "tables")));
    }

    [Fact]
    public async Task DynamoDb_WithoutRetries_CallsOnce()
    {
        int calls = 0;
        await DynamoDbFailsAsync(
            _ =>
            {
                calls++;
                return DynamoDbError(HttpStatusCode.InternalServerError, "InternalServerError", "x");
            },
            maxErrorRetry: 0);

        Assert.Equal(1, calls);
    }

    // The SDK repeats over a connection that broke apart from its retries, ten times unless it is told not to.
    [Fact]
    public async Task DynamoDb_WithoutRetriesAndConnectionBroken_CallsOnce()
    {
        int calls = 0;
        FakeNetwork network = new(_ =>
        {
            calls++;
            throw new HttpRequestException(
                "The connection broke.", new IOException("reset", new SocketException((int)SocketError.ConnectionReset)));
        });
        using AmazonDynamoDBClient client = Clients(network, null).CreateDynamoDb(new BasicAWSCredentials("a", "s"), 0);

        await Assert.ThrowsAnyAsync<Exception>(() => client.UpdateTableAsync(new UpdateTableRequest { TableName = "T" }));

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task DynamoDb_Answer_KeepsTheServicesTime()
    {
        FakeNetwork network = new(_ => FakeNetwork.Answer(HttpStatusCode.OK, "application/x-amz-json-1.0", """{"TableNames":[]}"""));
        using AmazonDynamoDBClient client = Clients(network, null).CreateDynamoDb(new BasicAWSCredentials("a", "s"), 0);

        ListTablesResponse response = await client.ListTablesAsync();

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 12, 0, 7, TimeSpan.Zero), response.GetServiceTime());
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "NoSuchBucket", "x", null, typeof(BucketNotFoundException))]
    [InlineData(HttpStatusCode.Forbidden, "AccessDenied", "Access Denied", null, typeof(PermissionDeniedException))]
    [InlineData(HttpStatusCode.Forbidden, "InvalidAccessKeyId", "x", null, typeof(CredentialsRefusedException))]
    [InlineData(HttpStatusCode.Forbidden, "SignatureDoesNotMatch", "x", null, typeof(SignatureRefusedException))]
    [InlineData(HttpStatusCode.Forbidden, "RequestTimeTooSkewed", "x", null, typeof(ClockSkewedException))]
    [InlineData(HttpStatusCode.BadRequest, "ExpiredToken", "x", null, typeof(CredentialsExpiredException))]
    [InlineData(HttpStatusCode.ServiceUnavailable, "SlowDown", "x", null, typeof(ThrottledTooLongException))]
    [InlineData(HttpStatusCode.MovedPermanently, "PermanentRedirect", "x", "us-east-2", typeof(BucketInOtherRegionException))]
    [InlineData(HttpStatusCode.BadRequest, "AuthorizationHeaderMalformed", "the region 'eu-west-1' is wrong; expecting 'us-east-2'", null, typeof(BucketInOtherRegionException))]
    [InlineData(HttpStatusCode.BadRequest, "AuthorizationHeaderMalformed", "wrong region", "us-east-2", typeof(BucketInOtherRegionException))]
    public async Task Translate_S3Refuses_TellsWhy(HttpStatusCode status, string code, string message, string? region, Type expected)
    {
        DdbCrossAccountException error = await S3FailsAsync(_ => S3Error(status, code, message, region));

        Assert.IsType(expected, error);
        if (error is BucketInOtherRegionException)
        {
            Assert.Equal(
                "S3 bucket 'moves' is in us-east-2, and s3:ListBucket was sent to eu-west-1. Nothing was exported. "
                    + $"[{code}, request req-1]",
                error.Message);
            Assert.Equal("moves", error.Target);
        }
    }

    [Fact]
    public async Task Translate_S3DeniedWithReason_TellsItWithoutQuotesOfS3()
    {
        DdbCrossAccountException error = await S3FailsAsync(_ => S3Error(
            HttpStatusCode.Forbidden,
            "AccessDenied",
            "User: arn:aws:iam::111111111111:user/ops is not authorized to perform: s3:ListBucket on resource: &quot;arn:aws:s3:::moves&quot; "
                + "because no resource-based policy allows the s3:ListBucket action",
            null));

        Assert.Equal(
            "'arn:aws:iam::111111111111:user/ops' may not call s3:ListBucket on 'arn:aws:s3:::moves' (account 111111111111, eu-west-1): "
                + "no resource-based policy allows it. Nothing was exported. [AccessDenied, request req-1]",
            error.Message);
    }

    [Fact]
    public async Task S3_AtEndpoint_PutsTheBucketInThePath()
    {
        FakeNetwork network = new(_ => S3Error(HttpStatusCode.NotFound, "NoSuchBucket", "x", null));
        using AmazonS3Client client = Clients(network, "http://127.0.0.1:7").CreateS3(new BasicAWSCredentials("a", "s"), 0);

        await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => client.ListObjectsV2Async(new() { BucketName = "moves" }));

        Assert.StartsWith("http://127.0.0.1:7/moves", network.Requests[0].Uri.ToString(), StringComparison.Ordinal);
    }

    private async Task<DdbCrossAccountException> DynamoDbFailsAsync(
        Func<SentRequest, HttpResponseMessage> answer, string? endpointUrl = "http://127.0.0.1:7", string region = "eu-west-1", int maxErrorRetry = 0)
    {
        using AmazonDynamoDBClient client = Clients(new FakeNetwork(answer), endpointUrl, region)
            .CreateDynamoDb(new BasicAWSCredentials("a", "s"), maxErrorRetry);
        AwsCall call = Call("dynamodb", "DescribeTable", Table) with { EndpointUrl = endpointUrl, Region = region };
        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => client.DescribeTableAsync("Orders"));
        Assert.True(ServiceErrors.CanTranslate(thrown, CancellationToken.None));
        return ServiceErrors.Translate(thrown, call);
    }

    private async Task<DdbCrossAccountException> S3FailsAsync(Func<SentRequest, HttpResponseMessage> answer)
    {
        using AmazonS3Client client = Clients(new FakeNetwork(answer), null).CreateS3(new BasicAWSCredentials("a", "s"), 0);
        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => client.ListObjectsV2Async(new() { BucketName = "moves" }));
        Assert.True(ServiceErrors.CanTranslate(thrown, CancellationToken.None));
        return ServiceErrors.Translate(thrown, Call("s3", "ListBucket", "arn:aws:s3:::moves"));
    }

    private static SessionClients Clients(FakeNetwork network, string? endpointUrl, string region = "eu-west-1") => new(
        region, ServiceEndpoints.Aws with { General = endpointUrl }, new AccountSurroundings { Network = network });

    private AwsCall Call(string service, string operation, string resource)
    {
        long started = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromSeconds(12));
        return new AwsCall(
            service, operation, resource, "111111111111", "eu-west-1", "arn:aws:iam::111111111111:user/ops", "Nothing was exported.")
        {
            Elapsed = () => _clock.GetElapsedTime(started),
        };
    }

    private static HttpResponseMessage DynamoDbError(HttpStatusCode status, string code, string message)
    {
        HttpResponseMessage answer = FakeNetwork.Answer(
            status,
            "application/x-amz-json-1.0",
            $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"{{message}}"}""");
        answer.Headers.Add("x-amzn-RequestId", "req-1");
        return answer;
    }

    private static HttpResponseMessage S3Error(HttpStatusCode status, string code, string message, string? region)
    {
        HttpResponseMessage answer = FakeNetwork.Answer(
            status, "application/xml", $"<Error><Code>{code}</Code><Message>{message}</Message><RequestId>req-1</RequestId></Error>");
        answer.Headers.Add("x-amz-request-id", "req-1");
        if (region is not null)
        {
            answer.Headers.Add("x-amz-bucket-region", region);
        }

        return answer;
    }

    private sealed class Broken : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => throw new IOException("gone");
    }
}
