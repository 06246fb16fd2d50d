using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Tests.Aws.Http;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDb;

public sealed class RawBatchWriteTests
{
    [Fact]
    public async Task BatchWriteItemAsync_PutsAndDeletes_AreSplicedAsTheyAre()
    {
        await using var server = new ScriptedServer(
            Answer.Json("""{"UnprocessedItems":{},"ConsumedCapacity":[{"TableName":"T","CapacityUnits":3},{"TableName":"T","CapacityUnits":0.5}]}"""));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        RawBatchWriteResult result = await client.BatchWriteItemAsync(
            new RawBatchWriteRequest
            {
                TableName = "T",
                Writes =
                [
                    new RawWrite(RawWriteKind.Put, Bytes("""{ "id":{"S":"\u0061"},"n":{"N":"1.50"} }""")),
                    new RawWrite(RawWriteKind.Delete, Bytes("""{"id":{"S":"ä"}}""")),
                ],
                ReturnConsumedCapacity = true,
            },
            CancellationToken.None);

        Assert.Empty(result.UnprocessedWrites);
        Assert.Equal(3.5, result.ConsumedCapacityUnits);
        Assert.Equal(
            """{"RequestItems":{"T":[{"PutRequest":{"Item":{ "id":{"S":"\u0061"},"n":{"N":"1.50"} }}},{"DeleteRequest":{"Key":{"id":{"S":"ä"}}}}]},"ReturnConsumedCapacity":"TOTAL"}""",
            Assert.Single(server.Requests).Text);
    }

    [Fact]
    public async Task BatchWriteItemAsync_Unprocessed_IsReturnedAsBytes()
    {
        await using var server = new ScriptedServer(Answer.Json(
            """{"ItemCollectionMetrics":{"T":[{"a":1}]},"UnprocessedItems":{"T":[{"PutRequest":{"Item":{"id": {"S":"x"}}}},{"DeleteRequest":{"Key":{"id":{"S":"y"}}}}]}}"""));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        RawBatchWriteResult result = await PutAsync(client, """{"id":{"S":"x"}}""");

        Assert.Equal(
            [(RawWriteKind.Put, """{"id": {"S":"x"}}"""), (RawWriteKind.Delete, """{"id":{"S":"y"}}""")],
            result.UnprocessedWrites.Select(write => (write.Kind, Encoding.UTF8.GetString(write.Json.Span))));
        Assert.Null(result.ConsumedCapacityUnits);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"UnprocessedItems\":null}")]
    [InlineData("{\"UnprocessedItems\":{\"T\":[{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"x\"}}}}]}")]
    [InlineData("{\"UnprocessedItems\":{\"T\":[{\"UpdateRequest\":{\"Item\":{}}}]}}")]
    [InlineData("{\"UnprocessedItems\":{\"T\":5}}")]
    public async Task BatchWriteItemAsync_AnswerThatDoesNotSayWhatIsLeft_Fails(string body)
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(4, Answer.Json(body)));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        await Assert.ThrowsAsync<IncompleteAnswerException>(() => PutAsync(client, """{"id":{"S":"x"}}"""));
    }

    [Fact]
    public async Task BatchWriteItemAsync_ManyAtOnceEachRepeated_EveryAttemptSendsItsOwnBytes()
    {
        // A buffer given back before its call's last attempt would be another call's by then.
        const int Calls = 200;
        var seen = new Dictionary<string, int>();
        await using var server = new ScriptedServer(ScriptedServer.Repeat(2 * Calls, async (request, stream, token) =>
        {
            bool isFirst;
            lock (seen)
            {
                seen[request.Text] = seen.GetValueOrDefault(request.Text) + 1;
                isFirst = seen[request.Text] == 1;
            }

            return await (isFirst ? Answer.Error("InternalServerError", 500) : Answer.Json("""{"UnprocessedItems":{}}"""))(request, stream, token);
        }));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        string[] items = [.. Enumerable.Range(0, Calls).Select(Item)];
        await Task.WhenAll(items.Select(item => PutAsync(client, item)));

        string[] expected = [.. items.Select(item => $$$"""{"RequestItems":{"T":[{"PutRequest":{"Item":{{{item}}}}}]}}""")];
        Assert.Equal(expected.Order(), seen.Keys.Order());
        Assert.All(seen.Values, count => Assert.Equal(2, count));
    }

    private static string Item(int number) =>
        $$$"""{"id":{"S":"{{{number.ToString(CultureInfo.InvariantCulture)}}}"},"v":{"S":"{{{new string((char)('a' + (number % 26)), 500 + number)}}}"}}""";

    private static Task<RawBatchWriteResult> PutAsync(RawDynamoDbClient client, string item) =>
        client.BatchWriteItemAsync(
            new RawBatchWriteRequest { TableName = "T", Writes = [new RawWrite(RawWriteKind.Put, Bytes(item))] },
            CancellationToken.None);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
