using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Tests.Aws.Http;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDb;

public sealed class RawScanTests
{
    [Fact]
    public async Task ScanAsync_Page_ItemsAreTheBytesThatCame()
    {
        string[] items =
        [
            """{"id":{"S":"a"},"n":{"N":"1.50"}}""",
            """{ "id" : {"S":"\u00e4\n"} , "b":{"B":"AAEC"} }""",
            """{"id":{"S":"{[\"}"},"l":{"L":[{"M":{}},{"NULL":true}]}}""",
        ];
        await using var server = new ScriptedServer(Answer.Json(
            $$$$"""{"ScannedCount":3,"Items":[{{{{string.Join(" , ", items)}}}}],"Count":3,"LastEvaluatedKey":{"id":{"S":"z"}},"ConsumedCapacity":{"TableName":"T","Table":{"CapacityUnits":9},"CapacityUnits":2.5}}""",
            extraHeaders: "Date: Fri, 20 Nov 2026 20:15:30 GMT\r\n"));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        RawScanPage page = await client.ScanAsync(new RawScanRequest { TableName = "T" }, CancellationToken.None);

        Assert.Equal(items, page.Items.Select(item => Encoding.UTF8.GetString(item.Span)));
        Assert.Equal("""{"id":{"S":"z"}}""", Encoding.UTF8.GetString(page.LastEvaluatedKey.Span));
        Assert.False(page.IsLastPage);
        Assert.Equal(2.5, page.ConsumedCapacityUnits);
        Assert.Equal("REQUEST1", page.ResponseMetadata.RequestId);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 20, 15, 30, TimeSpan.Zero), page.GetServiceTime());
    }

    [Fact]
    public async Task ScanAsync_AllMembers_AreSentAndTheKeyIsTheBytesGiven()
    {
        await using var server = new ScriptedServer(Answer.Json("""{"Count":0,"ScannedCount":7,"Items":[]}"""));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        RawScanPage page = await client.ScanAsync(
            new RawScanRequest
            {
                TableName = "T",
                ExclusiveStartKey = Encoding.UTF8.GetBytes("""{"id":{"S":"\u0061"}}"""),
                Segment = 2,
                TotalSegments = 5,
                Limit = 10,
                ConsistentRead = true,
                ReturnConsumedCapacity = true,
            },
            CancellationToken.None);

        Assert.True(page.IsLastPage);
        Assert.Empty(page.Items);
        ScriptedRequest request = Assert.Single(server.Requests);
        Assert.Equal(
            """{"TableName":"T","ExclusiveStartKey":{"id":{"S":"\u0061"}},"Segment":2,"TotalSegments":5,"Limit":10,"ConsistentRead":true,"ReturnConsumedCapacity":"TOTAL"}""",
            request.Text);
        Assert.Equal("DynamoDB_20120810.Scan", request.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.0", request.Headers["Content-Type"]);
        Assert.Contains("/eu-west-1/dynamodb/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScanAsync_EmptyPageThatIsNotTheLast_HasItsKey()
    {
        await using var server = new ScriptedServer(
            Answer.Json("""{"Count":0,"ScannedCount":7,"Items":[],"LastEvaluatedKey":{"id":{"N":"1"}}}"""));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        RawScanPage page = await client.ScanAsync(new RawScanRequest { TableName = "T" }, CancellationToken.None);

        Assert.False(page.IsLastPage);
    }

    [Fact]
    public async Task ScanAsync_ItemNested32Levels_IsRead()
    {
        string value = string.Concat(Enumerable.Repeat("""{"M":{"m":""", 32)) + """{"S":"x"}""" + string.Concat(Enumerable.Repeat("}}", 32));
        await using var server = new ScriptedServer(Answer.Json($$"""{"Count":1,"ScannedCount":1,"Items":[{"v":{{value}}}]}"""));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        RawScanPage page = await client.ScanAsync(new RawScanRequest { TableName = "T" }, CancellationToken.None);

        Assert.Equal($$"""{"v":{{value}}}""", Encoding.UTF8.GetString(page.Items[0].Span));
    }
}
