using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Tests.Aws.Http;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDb;

/// <summary>Errors are the package's own types; throttles come through at once, faults of service and network are repeated.</summary>
public sealed class RawErrorTests
{
    private const string Page = """{"Count":0,"ScannedCount":0,"Items":[]}""";
    private const string Written = """{"UnprocessedItems":{}}""";

    [Theory]
    [InlineData("ProvisionedThroughputExceededException", typeof(ProvisionedThroughputExceededException))]
    [InlineData("ThrottlingException", typeof(ThrottlingException))]
    [InlineData("RequestLimitExceeded", typeof(RequestLimitExceededException))]
    public async Task AnyCall_Throttled_FailsAtOnceWithThePackagesType(string code, Type type)
    {
        await using var server = new ScriptedServer(Answer.Error(code), Answer.Error(code));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        Exception scan = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => ScanAsync(client));
        Exception write = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => WriteAsync(client));

        Assert.IsType(type, scan);
        Assert.IsType(type, write);
        Assert.True(ThrottleErrors.IsThrottle(scan));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task ScanAsync_Throttled_CarriesTheReasons()
    {
        await using var server = new ScriptedServer(Answer.Error(
            "ProvisionedThroughputExceededException",
            more: ""","ThrottlingReasons":[{"reason":"TableReadKeyRangeThroughputExceeded","resource":"arn:aws:dynamodb:eu-west-1:111111111111:table/T"}]"""));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        var fault = await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => ScanAsync(client));

        Assert.Equal("TableReadKeyRangeThroughputExceeded", Assert.Single(fault.ThrottlingReasons).Reason);
        Assert.Equal("REQUEST1", fault.RequestId);
    }

    [Theory]
    [InlineData("InternalServerError", 500)]
    [InlineData("ServiceUnavailable", 503)]
    public async Task AnyCall_ServiceFaultThenDone_IsRepeated(string code, int status)
    {
        await using var server = new ScriptedServer(
            Answer.Error(code, status), Answer.Json(Page), Answer.Error(code, status), Answer.Json(Written));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        await ScanAsync(client);
        await WriteAsync(client);

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task ScanAsync_ServiceFaultAlways_FailsWithThePackagesType()
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(4, Answer.Error("InternalServerError", 500)));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        await Assert.ThrowsAsync<InternalServerErrorException>(() => ScanAsync(client));

        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData("ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData("ValidationException", typeof(AmazonDynamoDBException))]
    [InlineData("AccessDeniedException", typeof(AmazonDynamoDBException))]
    public async Task ScanAsync_Refused_IsNotRepeated(string code, Type type)
    {
        await using var server = new ScriptedServer(Answer.Error(code));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        var fault = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => ScanAsync(client));

        Assert.IsType(type, fault);
        Assert.Equal(code, fault.ErrorCode);
        Assert.Equal("Told by the test.", fault.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task BatchWriteItemAsync_AnswerLostAfterApply_IsRepeatedWithTheSameBytes()
    {
        await using var server = new ScriptedServer(Answer.Lost(), Answer.Json(Written));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        RawBatchWriteResult result = await WriteAsync(client);

        Assert.Empty(result.UnprocessedWrites);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public async Task ScanAsync_NobodyListens_Fails()
    {
        string url;
        await using (var server = new ScriptedServer())
        {
            url = server.Url;
        }

        using RawDynamoDbClient client = RawClients.Create(url);

        await Assert.ThrowsAsync<System.Net.Http.HttpRequestException>(() => ScanAsync(client));
    }

    private static Task<RawScanPage> ScanAsync(RawDynamoDbClient client) =>
        client.ScanAsync(new RawScanRequest { TableName = "T" }, CancellationToken.None);

    private static Task<RawBatchWriteResult> WriteAsync(RawDynamoDbClient client) =>
        client.BatchWriteItemAsync(
            new RawBatchWriteRequest
            {
                TableName = "T",
                Writes = [new RawWrite(RawWriteKind.Put, """{"id":{"S":"a"}}"""u8.ToArray())],
            },
            CancellationToken.None);
}
