using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

/// <summary>What the official clients see of refusals: throttles, errors and denials.</summary>
public sealed class RefusalFaultTests(FaultedSandbox sandbox) : IClassFixture<FaultedSandbox>, IAsyncLifetime
{
    private const string Table = FaultedSandbox.Table;

    public Task InitializeAsync() => sandbox.SetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Throttle_OfTheSecondWrite_RefusesThatOneOnly()
    {
        await sandbox.SetAsync(new { effect = "throttle", operation = "PutItem", table = Table, skip = 1, count = 1 });

        await sandbox.PutAsync("throttle-1");
        var error = await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => sandbox.PutAsync("throttle-2"));
        await sandbox.PutAsync("throttle-3");

        Assert.Equal(
            "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.",
            error.Message);
        Assert.Equal(("1", null, "1"), (await sandbox.ReadAsync("throttle-1"), await sandbox.ReadAsync("throttle-2"), await sandbox.ReadAsync("throttle-3")));
        Assert.Equal((3, 1), await sandbox.CountsAsync());
    }

    [Theory]
    [InlineData("throttle", "ThrottlingException", 400)]
    [InlineData("internalError", "InternalServerError", 500)]
    [InlineData("unavailable", "ServiceUnavailable", 503)]
    [InlineData("limitExceeded", "LimitExceededException", 400)]
    [InlineData("denyAccess", "AccessDeniedException", 400)]
    [InlineData("expireToken", "ExpiredTokenException", 400)]
    public async Task Error_OfDynamoDb_HasItsShape(string effect, string code, int status)
    {
        await sandbox.SetAsync(new { effect, service = "dynamodb", count = 1 });

        var error = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => sandbox.DynamoDb.DescribeTableAsync(Table));

        Assert.Equal((code, status), (error.ErrorCode, (int)error.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await sandbox.DynamoDb.DescribeTableAsync(Table)).HttpStatusCode);
    }

    [Theory]
    [InlineData("throttle", "SlowDown", 503, "Please reduce your request rate.")]
    [InlineData("internalError", "InternalError", 500, "We encountered an internal error. Please try again.")]
    [InlineData("unavailable", "ServiceUnavailable", 503, "Service is unable to handle request.")]
    [InlineData("expireToken", "ExpiredToken", 400, "The provided token has expired.")]
    public async Task Error_OfS3_HasItsShape(string effect, string code, int status, string message)
    {
        await sandbox.SetAsync(new { effect, service = "s3", operation = "ListObjectsV2", count = 1 });
        using IAmazonS3 s3 = sandbox.Process.S3(sandbox.Process.Target.Credentials);

        var error = await Assert.ThrowsAsync<AmazonS3Exception>(
            () => s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = sandbox.Process.S3Bucket }));

        Assert.Equal((code, status, message), (error.ErrorCode, (int)error.StatusCode, error.Message));
        Assert.Equal(16, error.RequestId.Length);
    }

    [Theory]
    [InlineData("throttle", "Throttling", 400)]
    [InlineData("internalError", "InternalFailure", 500)]
    [InlineData("unavailable", "ServiceUnavailable", 503)]
    [InlineData("denyAccess", "AccessDenied", 403)]
    [InlineData("expireToken", "ExpiredToken", 403)]
    public async Task Error_OfSts_HasItsShape(string effect, string code, int status)
    {
        await sandbox.SetAsync(new { effect, service = "sts", count = 1 });
        using IAmazonSecurityTokenService sts = sandbox.Process.Sts(sandbox.Process.Source.Credentials);

        var error = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(
            () => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));

        Assert.Equal((code, status), (error.ErrorCode, (int)error.StatusCode));
    }

    [Fact]
    public async Task Error_OfSso_HasItsShape()
    {
        await sandbox.SetAsync(new { effect = "throttle", service = "sso" });
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{sandbox.Process.Endpoint}/federation/credentials?account_id=111111111111&role_name=Reader");
        request.Headers.Add("x-amz-sso_bearer_token", "token");

        using HttpResponseMessage answer = await sandbox.Process.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("TooManyRequestsException", answer.Headers.GetValues("x-amzn-ErrorType").Single());
        Assert.Equal("""{"message":"Rate exceeded"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Error_OfOnesOwn_IsToldAsItWasGiven()
    {
        await sandbox.SetAsync(new { effect = "error", code = "OddException", message = "So it is.", status = 418 });

        using HttpResponseMessage answer = await sandbox.DescribeAsync();

        Assert.Equal(418, (int)answer.StatusCode);
        Assert.Equal(
            """{"__type":"com.amazonaws.dynamodb.v20120810#OddException","message":"So it is."}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task DenyAccess_NamesCallerActionAndResource()
    {
        await sandbox.SetAsync(new { effect = "denyAccess", operation = "DeleteItem" });

        var error = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(
            () => sandbox.DynamoDb.DeleteItemAsync(Table, new Dictionary<string, AttributeValue> { ["id"] = new("a") }));

        Assert.Equal(
            "User: arn:aws:iam::111111111111:user/administrator is not authorized to perform: dynamodb:DeleteItem on resource: "
            + "arn:aws:dynamodb:eu-west-1:111111111111:table/Things because no identity-based policy allows the dynamodb:DeleteItem action",
            error.Message);
    }
}
