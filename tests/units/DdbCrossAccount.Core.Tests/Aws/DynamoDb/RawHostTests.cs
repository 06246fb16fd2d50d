using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDb;

/// <summary>A raw call of a session goes to the host that its typed call of the same table goes to, with the same body.</summary>
public sealed class RawHostTests
{
    private const string OwnArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";
    private const string OtherArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders";

    [Theory]
    [InlineData("Orders", "111111111111", null, "https://111111111111.ddb.eu-west-1.amazonaws.com/")]
    [InlineData("Orders", null, null, "https://dynamodb.eu-west-1.amazonaws.com/")]
    [InlineData(OwnArn, "111111111111", null, "https://111111111111.ddb.eu-west-1.amazonaws.com/")]
    [InlineData(OtherArn, "111111111111", null, "https://222222222222.ddb.eu-west-1.amazonaws.com/")]
    [InlineData(OtherArn, null, null, "https://222222222222.ddb.eu-west-1.amazonaws.com/")]
    [InlineData("Orders", "111111111111", "http://127.0.0.1:8000", "http://127.0.0.1:8000/")]
    [InlineData(OtherArn, "111111111111", "http://127.0.0.1:8000", "http://127.0.0.1:8000/")]
    public async Task AnyCall_RawAndTyped_GoToTheSameHost(string table, string? accountId, string? endpoint, string url)
    {
        var network = new CapturingNetwork();
        var clients = new SessionClients(
            "eu-west-1",
            ServiceEndpoints.Aws with { General = endpoint },
            new AccountSurroundings { Network = network });
        var credentials = new BasicAWSCredentials("AKIATEST", "secret", accountId);
        using AmazonDynamoDBClient typed = clients.CreateDynamoDb(credentials, maxErrorRetry: 0);
        using RawDynamoDbClient raw = clients.CreateRawDynamoDb(RawClients.Context, credentials);

        await ScanAsync(typed, raw, table);
        await WriteAsync(typed, raw, table);

        Assert.Equal(Enumerable.Repeat(url, 4), network.Requests.Select(request => request.Uri));
        Assert.Equal(network.Requests[0].Body, network.Requests[1].Body);
        Assert.Equal(network.Requests[2].Body, network.Requests[3].Body);
    }

    private static async Task ScanAsync(AmazonDynamoDBClient typed, RawDynamoDbClient raw, string table)
    {
        await typed.ScanAsync(new ScanRequest { TableName = table });
        await raw.ScanAsync(new RawScanRequest { TableName = table }, CancellationToken.None);
    }

    private static async Task WriteAsync(AmazonDynamoDBClient typed, RawDynamoDbClient raw, string table)
    {
        var put = new WriteRequest(new PutRequest(new Dictionary<string, AttributeValue> { ["id"] = new("a") }));
        await typed.BatchWriteItemAsync(new BatchWriteItemRequest
        {
            RequestItems = new Dictionary<string, List<WriteRequest>> { [table] = [put] },
        });
        await raw.BatchWriteItemAsync(
            new RawBatchWriteRequest
            {
                TableName = table,
                Writes = [new RawWrite(RawWriteKind.Put, """{"id":{"S":"a"}}"""u8.ToArray())],
            },
            CancellationToken.None);
    }

    private sealed class CapturingNetwork : HttpMessageHandler
    {
        private readonly ConcurrentQueue<(string Uri, string Body)> _requests = new();

        public (string Uri, string Body)[] Requests => [.. _requests];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _requests.Enqueue((request.RequestUri!.ToString(), await request.Content!.ReadAsStringAsync(cancellationToken)));
            byte[] answer = Encoding.UTF8.GetBytes("""{"Count":0,"ScannedCount":0,"Items":[],"UnprocessedItems":{}}""");
            var content = new ByteArrayContent(answer);
            content.Headers.ContentLength = answer.Length;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        }
    }
}
