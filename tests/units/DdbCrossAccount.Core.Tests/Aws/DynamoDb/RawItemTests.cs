using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Tests.Aws.Http;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDb;

/// <summary>One item by its key as bytes: read strongly, written under a condition, and what is known afterwards.</summary>
public sealed class RawItemTests
{
    private const string Key = """{"id":{"S":"ä"}}""";

    [Fact]
    public async Task GetItemAsync_Item_IsSlicedAsItCame()
    {
        const string Item = """{ "id":{"S":"\u00e4"},"n":{"N":"1.50"} }""";
        await using var server = new ScriptedServer(Answer.Json($$"""{"Item":{{Item}}}"""), Answer.Json("{}"));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        RawGetItemResult found = await ReadAsync(client);
        RawGetItemResult none = await ReadAsync(client);

        Assert.Equal(Item, Encoding.UTF8.GetString(found.Item.Span));
        Assert.True(none.Item.IsEmpty);
        Assert.Equal($$"""{"TableName":"T","Key":{{Key}},"ConsistentRead":true}""", server.Requests[0].Text);
    }

    [Fact]
    public async Task WriteItemAsync_PutAndDelete_CarryTheirConditions()
    {
        await using var server = new ScriptedServer(Answer.Json("{}"), Answer.Json("{}"));
        using RawDynamoDbClient client = CreateWriter(server.Url);

        RawWriteOutcome put = await client.WriteItemAsync(
            Request(RawWriteKind.Put, """{"id":{"S":"ä"}, "n":{"N":"2"}}""") with
            {
                Condition = new RawCondition("attribute_exists(#0) AND #1=:0", ["id", "n"], [Bytes("""{"N":"1.50"}""")]),
            },
            CancellationToken.None);
        RawWriteOutcome deletion = await client.WriteItemAsync(Request(RawWriteKind.Delete, Key), CancellationToken.None);

        Assert.Equal((RawWriteOutcome.Done, RawWriteOutcome.Done), (put, deletion));
        Assert.Equal(
            """{"TableName":"T","Item":{"id":{"S":"ä"}, "n":{"N":"2"}},"ConditionExpression":"attribute_exists(#0) AND #1=:0","ExpressionAttributeNames":{"#0":"id","#1":"n"},"ExpressionAttributeValues":{":0":{"N":"1.50"}}}""",
            server.Requests[0].Text);
        Assert.Equal(
            $$$"""{"TableName":"T","Key":{{{Key}}},"ConditionExpression":"attribute_not_exists(#0)","ExpressionAttributeNames":{"#0":"id"}}""",
            server.Requests[1].Text);
    }

    [Theory]
    [InlineData("InternalServerError", 500)]
    [InlineData("ServiceUnavailable", 503)]
    public async Task WriteItemAsync_ServiceFault_IsUnknownAndNotRepeated(string code, int status)
    {
        await using var server = new ScriptedServer(Answer.Error(code, status), Answer.Json("{}"));
        using RawDynamoDbClient client = CreateWriter(server.Url);

        Assert.Equal(RawWriteOutcome.Unknown, await client.WriteItemAsync(Request(RawWriteKind.Delete, Key), CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task WriteItemAsync_AnswerLostOrCut_IsUnknownAndNotRepeated()
    {
        await using var server = new ScriptedServer(
            Answer.Lost(), Answer.Cut("""{"Attributes":{}}""", 5), Answer.Json("{"), Answer.Json("{}"));
        using RawDynamoDbClient client = CreateWriter(server.Url);

        for (int call = 0; call < 3; call++)
        {
            Assert.Equal(RawWriteOutcome.Unknown, await client.WriteItemAsync(Request(RawWriteKind.Put, Key), CancellationToken.None));
        }

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task WriteItemAsync_Refused_IsKnownNotToBeDone()
    {
        await using var server = new ScriptedServer(
            Answer.Error("ConditionalCheckFailedException"), Answer.Error("ThrottlingException"), Answer.Error("AccessDeniedException"));
        using RawDynamoDbClient client = CreateWriter(server.Url);
        RawConditionalWriteRequest request = Request(RawWriteKind.Put, Key);

        Assert.Equal(RawWriteOutcome.ConditionFailed, await client.WriteItemAsync(request, CancellationToken.None));
        Exception throttle = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.WriteItemAsync(request, CancellationToken.None));
        var denial = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.WriteItemAsync(request, CancellationToken.None));

        Assert.True(ThrottleErrors.IsThrottle(throttle));
        Assert.Equal("AccessDeniedException", denial.ErrorCode);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task WriteItemAsync_ClientThatRepeats_IsRefusedBeforeTheCall()
    {
        await using var server = new ScriptedServer();
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.WriteItemAsync(Request(RawWriteKind.Put, Key), CancellationToken.None));
        Assert.Empty(server.Requests);
    }

    private static RawDynamoDbClient CreateWriter(string url) =>
        RawClients.Session(url).CreateRawDynamoDbWithoutRepeats(RawClients.Context);

    private static Task<RawGetItemResult> ReadAsync(RawDynamoDbClient client) =>
        client.GetItemAsync(new RawGetItemRequest { TableName = "T", Key = Bytes(Key) }, CancellationToken.None);

    private static RawConditionalWriteRequest Request(RawWriteKind kind, string json) => new()
    {
        TableName = "T",
        Write = new RawWrite(kind, Bytes(json)),
        Condition = new RawCondition("attribute_not_exists(#0)", ["id"], []),
    };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
