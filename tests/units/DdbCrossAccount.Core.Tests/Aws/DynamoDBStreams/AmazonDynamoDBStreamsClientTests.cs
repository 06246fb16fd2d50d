using System;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Tests.Aws.DynamoDb;
using DdbCrossAccount.Core.Tests.Aws.Http;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDBStreams;

public sealed class AmazonDynamoDBStreamsClientTests
{
    private const string Arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/T/stream/2026-11-20T00:00:00.000";

    [Fact]
    public async Task ListStreamsAsync_Page_IsSentAndRead()
    {
        await using var server = new ScriptedServer(Answer.Json(
            $$"""{"Streams":[{"StreamArn":"{{Arn}}","TableName":"T","StreamLabel":"L"}],"LastEvaluatedStreamArn":"{{Arn}}"}"""));
        using AmazonDynamoDBStreamsClient client = Client(server);

        ListStreamsResponse response = await client.ListStreamsAsync(
            new ListStreamsRequest { TableName = "T", Limit = 5, ExclusiveStartStreamArn = Arn });

        StreamSummary stream = Assert.Single(response.Streams!);
        Assert.Equal((Arn, "T", "L"), (stream.StreamArn, stream.TableName, stream.StreamLabel));
        Assert.Equal(Arn, response.LastEvaluatedStreamArn);
        ScriptedRequest request = Assert.Single(server.Requests);
        Assert.Equal($$"""{"TableName":"T","Limit":5,"ExclusiveStartStreamArn":"{{Arn}}"}""", request.Text);
        Assert.Equal("DynamoDBStreams_20120810.ListStreams", request.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.0", request.Headers["Content-Type"]);
        Assert.Contains("/eu-west-1/dynamodb/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task DescribeStreamAsync_Stream_IsReadWithTheServicesTime()
    {
        await using var server = new ScriptedServer(Answer.Json(
            $$$$"""{"StreamDescription":{"StreamArn":"{{{{Arn}}}}","StreamLabel":"L","StreamStatus":"ENABLED","StreamViewType":"NEW_AND_OLD_IMAGES","CreationRequestDateTime":1.7637E9,"TableName":"T","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"Shards":[{"ShardId":"shardId-1","SequenceNumberRange":{"StartingSequenceNumber":"100","EndingSequenceNumber":"200"}},{"ShardId":"shardId-2","ParentShardId":"shardId-1","SequenceNumberRange":{"StartingSequenceNumber":"201"}}],"LastEvaluatedShardId":"shardId-2","NewMember":{"a":[1]}}}""",
            extraHeaders: "Date: Fri, 20 Nov 2026 20:15:30 GMT\r\n"));
        using AmazonDynamoDBStreamsClient client = Client(server);

        DescribeStreamResponse response = await client.DescribeStreamAsync(new DescribeStreamRequest
        {
            StreamArn = Arn,
            Limit = 100,
            ExclusiveStartShardId = "shardId-0",
            ShardFilter = new ShardFilter { Type = ShardFilterType.CHILD_SHARDS, ShardId = "shardId-0" },
        });

        StreamDescription stream = response.StreamDescription!;
        Assert.Equal(StreamStatus.ENABLED, stream.StreamStatus);
        Assert.Equal(StreamViewType.NEW_AND_OLD_IMAGES, stream.StreamViewType);
        Assert.Equal(new DateTime(2025, 11, 21, 4, 40, 0, DateTimeKind.Utc), stream.CreationRequestDateTime);
        Assert.Equal(("id", KeyType.HASH), (stream.KeySchema![0].AttributeName, stream.KeySchema[0].KeyType));
        Assert.Equal(["shardId-1", "shardId-2"], stream.Shards!.Select(shard => shard.ShardId));
        Assert.Equal([null, "shardId-1"], stream.Shards!.Select(shard => shard.ParentShardId));
        Assert.Equal(["200", null], stream.Shards!.Select(shard => shard.SequenceNumberRange!.EndingSequenceNumber));
        Assert.Equal("shardId-2", stream.LastEvaluatedShardId);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 20, 15, 30, TimeSpan.Zero), response.GetServiceTime());
        Assert.Equal(
            $$$"""{"StreamArn":"{{{Arn}}}","Limit":100,"ExclusiveStartShardId":"shardId-0","ShardFilter":{"Type":"CHILD_SHARDS","ShardId":"shardId-0"}}""",
            Assert.Single(server.Requests).Text);
    }

    [Fact]
    public async Task GetShardIteratorAsync_Iterator_IsRead()
    {
        await using var server = new ScriptedServer(Answer.Json("""{"ShardIterator":"abc"}"""));
        using AmazonDynamoDBStreamsClient client = Client(server);

        GetShardIteratorResponse response = await client.GetShardIteratorAsync(new GetShardIteratorRequest
        {
            StreamArn = Arn,
            ShardId = "shardId-1",
            ShardIteratorType = ShardIteratorType.AFTER_SEQUENCE_NUMBER,
            SequenceNumber = "100",
        });

        Assert.Equal("abc", response.ShardIterator);
        Assert.Equal(
            $$"""{"StreamArn":"{{Arn}}","ShardId":"shardId-1","ShardIteratorType":"AFTER_SEQUENCE_NUMBER","SequenceNumber":"100"}""",
            Assert.Single(server.Requests).Text);
    }

    [Fact]
    public async Task GetRecordsAsync_AllTypes_AreRead()
    {
        await using var server = new ScriptedServer(Answer.Json(
            """{"Records":[{"eventID":"e","eventName":"REMOVE","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-west-1","userIdentity":{"Type":"Service","PrincipalId":"dynamodb.amazonaws.com"},"dynamodb":{"ApproximateCreationDateTime":1763700000,"Keys":{"id":{"S":"a"}},"NewImage":{"s":{"S":""},"n":{"N":"1.50"},"b":{"B":"AAE="},"ss":{"SS":["x"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AA==",""]},"z":{"NULL":true},"t":{"BOOL":false},"m":{"M":{"k":{"L":[{"M":{}}]}}}},"SequenceNumber":"111111111111111111111","SizeBytes":26,"StreamViewType":"NEW_IMAGE"}}],"NextShardIterator":null}"""));
        using AmazonDynamoDBStreamsClient client = Client(server);

        GetRecordsResponse response = await client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "i", Limit = 10 });

        Assert.Null(response.NextShardIterator);
        Core.Aws.DynamoDBStreams.Model.Record record = Assert.Single(response.Records!);
        Assert.Equal(OperationType.REMOVE, record.EventName);
        Assert.Equal(("Service", "dynamodb.amazonaws.com"), (record.UserIdentity!.Type, record.UserIdentity.PrincipalId));
        StreamRecord change = record.Dynamodb!;
        Assert.Equal(("111111111111111111111", 26L), (change.SequenceNumber, change.SizeBytes));
        Assert.Equal("a", change.Keys!["id"].S);
        Assert.Null(change.OldImage);
        Assert.Equal(("", "1.50"), (change.NewImage!["s"].S, change.NewImage["n"].N));
        Assert.Equal([0, 1], change.NewImage["b"].B!.ToArray());
        Assert.Equal(["1", "2"], change.NewImage["ns"].NS!);
        Assert.Equal([1, 0], change.NewImage["bs"].BS!.Select(member => (int)member.Length));
        Assert.Equal((true, false), (change.NewImage["z"].NULL, change.NewImage["t"].BOOL));
        Assert.Empty(change.NewImage["m"].M!["k"].L![0].M!);
    }

    [Theory]
    [InlineData("ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData("TrimmedDataAccessException", typeof(TrimmedDataAccessException))]
    [InlineData("ExpiredIteratorException", typeof(ExpiredIteratorException))]
    [InlineData("ValidationException", typeof(AmazonDynamoDBStreamsException))]
    public async Task GetRecordsAsync_Refused_FailsAtOnceWithItsType(string code, Type type)
    {
        await using var server = new ScriptedServer(Answer.Error(code));
        using AmazonDynamoDBStreamsClient client = Client(server);

        var fault = await Assert.ThrowsAnyAsync<AmazonDynamoDBStreamsException>(() =>
            client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "i" }));

        Assert.IsType(type, fault);
        Assert.Equal((code, "Told by the test.", "REQUEST1"), (fault.ErrorCode, fault.Message, fault.RequestId));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("InternalServerError", 500, typeof(InternalServerErrorException))]
    [InlineData("LimitExceededException", 400, typeof(LimitExceededException))]
    public async Task GetRecordsAsync_ServiceFaultAlways_IsRepeatedThenFails(string code, int status, Type type)
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(2, Answer.Error(code, status)));
        using AmazonDynamoDBStreamsClient client = Client(server);

        var fault = await Assert.ThrowsAnyAsync<AmazonDynamoDBStreamsException>(() =>
            client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "i" }));

        Assert.IsType(type, fault);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("{\"Records\":[")]
    [InlineData("{\"Records\":{}}")]
    [InlineData("{\"Records\":[]}x")]
    public async Task GetRecordsAsync_SuccessThatIsNotWhole_Fails(string body)
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(2, Answer.Json(body)));
        using AmazonDynamoDBStreamsClient client = Client(server);

        await Assert.ThrowsAsync<IncompleteAnswerException>(() =>
            client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "i" }));
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://streams.dynamodb.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://streams.dynamodb.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", false, true, "https://streams.dynamodb.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://streams.dynamodb-fips.us-east-1.amazonaws.com/")]
    [InlineData("eu-west-1", true, false, "https://streams-dynamodb.eu-west-1.api.aws/")]
    [InlineData("us-east-1", true, true, "https://streams-dynamodb-fips.us-east-1.api.aws/")]
    public void DetermineServiceOperationEndpoint_Region_IsTheServicesHost(string region, bool dualStack, bool fips, string url)
    {
        var config = new AmazonDynamoDBStreamsConfig
        {
            RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region),
            UseDualstackEndpoint = dualStack,
            UseFIPSEndpoint = fips,
        };

        string host = config.DetermineServiceOperationEndpoint(new(new ListStreamsRequest())).URL;

        Assert.Equal(url, new Uri(host).ToString());
    }

    // One repeat: the SDK's own wait before it is at most a second.
    private static AmazonDynamoDBStreamsClient Client(ScriptedServer server) => new(
        RawClients.Credentials,
        new AmazonDynamoDBStreamsConfig
        {
            ServiceURL = server.Url,
            AuthenticationRegion = "eu-west-1",
            MaxErrorRetry = 1,
            HttpClientFactory = new SessionHttpClientFactory(network: null, awaitsBodies: true),
        });
}
