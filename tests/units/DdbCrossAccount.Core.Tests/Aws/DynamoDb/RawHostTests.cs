using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.DynamoDb;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDb;

/// <summary>A raw call goes to the host that the package's own call of the same table goes to.</summary>
public sealed class RawHostTests
{
    [Theory]
    [InlineData("Orders", AccountIdEndpointMode.PREFERRED, "111111111111.ddb.eu-west-1.amazonaws.com")]
    [InlineData("Orders", AccountIdEndpointMode.DISABLED, "dynamodb.eu-west-1.amazonaws.com")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/Orders", AccountIdEndpointMode.PREFERRED, "111111111111.ddb.eu-west-1.amazonaws.com")]
    [InlineData("arn:aws:dynamodb:eu-west-1:222222222222:table/Orders", AccountIdEndpointMode.PREFERRED, "222222222222.ddb.eu-west-1.amazonaws.com")]
    [InlineData("arn:aws:dynamodb:eu-west-1:222222222222:table/Orders", AccountIdEndpointMode.DISABLED, "dynamodb.eu-west-1.amazonaws.com")]
    public async Task AnyCall_RawAndTyped_GoToTheSameHost(string table, AccountIdEndpointMode mode, string host)
    {
        var seen = new CapturingFactory();
        AmazonDynamoDBConfig typedConfig = Config(mode);
        typedConfig.HttpClientFactory = seen;
        AmazonDynamoDBConfig rawConfig = RawDynamoDbClient.ForItems(Config(mode));
        rawConfig.HttpClientFactory = seen;
        var credentials = new BasicAWSCredentials("AKIATEST", "secret", "111111111111");
        using var typed = new AmazonDynamoDBClient(credentials, typedConfig);
        using var raw = new RawDynamoDbClient(RawClients.Context, credentials, rawConfig);

        await typed.ScanAsync(new ScanRequest { TableName = table });
        await raw.ScanAsync(new RawScanRequest { TableName = table }, CancellationToken.None);
        await typed.BatchWriteItemAsync(new BatchWriteItemRequest
        {
            RequestItems = new Dictionary<string, List<WriteRequest>>
            {
                [table] = [new WriteRequest(new PutRequest(new Dictionary<string, AttributeValue> { ["id"] = new("a") }))],
            },
        });
        await raw.BatchWriteItemAsync(
            new RawBatchWriteRequest
            {
                TableName = table,
                Writes = [new RawWrite(RawWriteKind.Put, """{"id":{"S":"a"}}"""u8.ToArray())],
            },
            CancellationToken.None);

        Assert.Equal(Enumerable.Repeat("https://" + host + "/", 4), seen.Requests.Select(request => request.Uri));
        Assert.Equal(seen.Requests[0].Body, seen.Requests[1].Body);
        Assert.Equal(seen.Requests[2].Body, seen.Requests[3].Body);
    }

    private static AmazonDynamoDBConfig Config(AccountIdEndpointMode mode) =>
        new() { RegionEndpoint = RegionEndpoint.EUWest1, AccountIdEndpointMode = mode, IgnoreConfiguredEndpointUrls = true };

    private sealed class CapturingFactory : HttpClientFactory
    {
        private readonly ConcurrentQueue<(string Uri, string Body)> _requests = new();

        public (string Uri, string Body)[] Requests => [.. _requests];

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new CapturingHandler(_requests));
    }

    private sealed class CapturingHandler(ConcurrentQueue<(string Uri, string Body)> requests) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            requests.Enqueue((request.RequestUri!.ToString(), await request.Content!.ReadAsStringAsync(cancellationToken)));
            byte[] answer = Encoding.UTF8.GetBytes("""{"Count":0,"ScannedCount":0,"Items":[],"UnprocessedItems":{}}""");
            var content = new ByteArrayContent(answer);
            content.Headers.ContentLength = answer.Length;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        }
    }
}
