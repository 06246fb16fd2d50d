using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Tests.Aws.Http;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDb;

public sealed class RawBatchGetTests
{
    private static readonly RawBatchGetRequest Request = new()
    {
        TableName = "T",
        Keys = [Encoding.UTF8.GetBytes("""{"id":{"S":"\u0061"}}"""), Encoding.UTF8.GetBytes("""{"id":{"S":"b"}}""")],
    };

    [Fact]
    public async Task BatchGetItemAsync_Answer_ItemsAndKeysAreTheBytesThatCame()
    {
        await using var server = new ScriptedServer(Answer.Json(
            """{"Responses":{"T":[{ "id":{"S":"a"} , "n":{"N":"1.50"}}]},"UnprocessedKeys":{"T":{"ConsistentRead":true,"Keys":[{"id":{"S":"b"}}]}},"ConsumedCapacity":[{"TableName":"T","CapacityUnits":1.5}]}"""));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        RawBatchGetResult result = await client.BatchGetItemAsync(Request, CancellationToken.None);

        Assert.Equal("""{ "id":{"S":"a"} , "n":{"N":"1.50"}}""", Encoding.UTF8.GetString(Assert.Single(result.Items).Span));
        Assert.Equal("""{"id":{"S":"b"}}""", Encoding.UTF8.GetString(Assert.Single(result.UnprocessedKeys).Span));
        Assert.Equal(1.5, result.ConsumedCapacityUnits);
        ScriptedRequest request = Assert.Single(server.Requests);
        Assert.Equal("DynamoDB_20120810.BatchGetItem", request.Headers["X-Amz-Target"]);
        Assert.Equal(
            """{"RequestItems":{"T":{"Keys":[{"id":{"S":"\u0061"}},{"id":{"S":"b"}}],"ConsistentRead":true}},"ReturnConsumedCapacity":"TOTAL"}""",
            request.Text);
    }

    [Fact]
    public async Task BatchGetItemAsync_NoItems_IsEmpty()
    {
        await using var server = new ScriptedServer(Answer.Json("""{"Responses":{"T":[]},"UnprocessedKeys":{}}"""));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        RawBatchGetResult result = await client.BatchGetItemAsync(Request, CancellationToken.None);

        Assert.Empty(result.Items);
        Assert.Empty(result.UnprocessedKeys);
    }

    [Theory]
    [InlineData("""{"Responses":{"T":[]}}""")]
    [InlineData("""{"UnprocessedKeys":{}}""")]
    [InlineData("{}")]
    public async Task BatchGetItemAsync_AnswerWithoutAMember_IsNoAnswer(string body)
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(Answer.Json(body), 10)]);
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        await Assert.ThrowsAsync<IncompleteAnswerException>(() => client.BatchGetItemAsync(Request, CancellationToken.None));
    }
}
