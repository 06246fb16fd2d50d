using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Queries;

/// <summary>The official client queries and scans a table and its indexes in the real process, page by page.</summary>
public sealed class OfficialQueryTests : IAsyncLifetime
{
    private readonly SandboxProcess _sandbox = new("--parent-stdin", "--table-seconds", "0.05", "--hash-seed", "5");

    public Task InitializeAsync() => _sandbox.InitializeAsync();

    public Task DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Matches_OfATournament_AreFoundByEachIndex()
    {
        using IAmazonDynamoDB client = _sandbox.DynamoDb(_sandbox.Source.Credentials);
        await client.CreateTableAsync(Definition());
        await UntilActiveAsync(client);
        await FillAsync(client);

        List<string> latest = await QueryAsync(client, "latest", "player = :p AND played > :t", false, (":p", new("ann")), (":t", Number(5)));
        List<string> rounds = await QueryAsync(
            client, "byRegion", "tournament = :t AND #r = :r AND begins_with(#s, :s)", true, (":t", new("cup")), (":r", new("eu")), (":s", new("round 1")));
        ScanResponse[] segments = await Task.WhenAll(Enumerable.Range(0, 4).Select(segment => client.ScanAsync(new ScanRequest("Matches")
        {
            IndexName = "byRegion",
            Segment = segment,
            TotalSegments = 4,
            FilterExpression = "played < :limit",
            ExpressionAttributeValues = new() { [":limit"] = Number(10) },
        })));

        Assert.Equal(["39", "36", "33", "30", "27", "24", "21", "18", "15", "12", "9", "6"], latest);
        Assert.Equal(["1", "11", "13", "15", "17", "19", "3", "5", "7", "9"], rounds.Order(StringComparer.Ordinal));
        Assert.Equal(10, segments.Sum(segment => segment.Count));
        Assert.Equal(40, segments.Sum(segment => segment.ScannedCount));
    }

    [Fact]
    public async Task Index_CreatedLater_CanBeReadWhenItIsActive()
    {
        using IAmazonDynamoDB client = _sandbox.DynamoDb(_sandbox.Target.Credentials);
        await client.CreateTableAsync(Definition());
        await UntilActiveAsync(client);
        await FillAsync(client);

        await client.UpdateTableAsync(new UpdateTableRequest
        {
            TableName = "Matches",
            AttributeDefinitions = [new AttributeDefinition("score", ScalarAttributeType.N)],
            GlobalSecondaryIndexUpdates = [new() { Create = new() { IndexName = "byScore", KeySchema = [new("score", KeyType.HASH)], Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY } } }],
        });
        await UntilActiveAsync(client);
        List<string> found = await QueryAsync(client, "byScore", "score = :s", true, (":s", Number(3)));

        Assert.Equal(["13", "18", "23", "28", "3", "33", "38", "8"], found.Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<AmazonDynamoDBException>(() => QueryAsync(client, "byScore", "score > :s", true, (":s", Number(3))));
    }

    private static CreateTableRequest Definition()
    {
        return new CreateTableRequest
        {
            TableName = "Matches",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new("player", KeyType.HASH), new("id", KeyType.RANGE)],
            AttributeDefinitions =
            [
                new("player", ScalarAttributeType.S), new("id", ScalarAttributeType.S), new("played", ScalarAttributeType.N),
                new("tournament", ScalarAttributeType.S), new("region", ScalarAttributeType.S), new("stage", ScalarAttributeType.S),
            ],
            LocalSecondaryIndexes = [new() { IndexName = "latest", KeySchema = [new("player", KeyType.HASH), new("played", KeyType.RANGE)], Projection = new() { ProjectionType = ProjectionType.ALL } }],
            GlobalSecondaryIndexes =
            [
                new()
                {
                    IndexName = "byRegion",
                    KeySchema = [new("tournament", KeyType.HASH), new("region", KeyType.HASH), new("stage", KeyType.RANGE), new("played", KeyType.RANGE)],
                    Projection = new() { ProjectionType = ProjectionType.ALL },
                },
            ],
        };
    }

    private static async Task FillAsync(IAmazonDynamoDB client)
    {
        foreach (int[] numbers in Enumerable.Range(0, 40).Chunk(25))
        {
            var request = new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>>
            {
                ["Matches"] = [.. numbers.Select(number => new WriteRequest(new PutRequest(Match(number))))],
            });
            Assert.Empty((await client.BatchWriteItemAsync(request)).UnprocessedItems);
        }
    }

    private static Dictionary<string, AttributeValue> Match(int number)
    {
        return new Dictionary<string, AttributeValue>
        {
            ["player"] = new(number % 3 == 0 ? "ann" : "bob"),
            ["id"] = new(number.ToString(CultureInfo.InvariantCulture)),
            ["played"] = Number(number),
            ["tournament"] = new("cup"),
            ["region"] = new(number % 2 == 0 ? "us" : "eu"),
            ["stage"] = new(number < 20 ? $"round 1{number % 4}" : "round 2"),
            ["score"] = Number(number % 5),
        };
    }

    private static AttributeValue Number(int number)
    {
        return new AttributeValue { N = number.ToString(CultureInfo.InvariantCulture) };
    }

    private static async Task<List<string>> QueryAsync(
        IAmazonDynamoDB client, string index, string conditions, bool forward, params (string Name, AttributeValue Value)[] values)
    {
        var request = new QueryRequest("Matches")
        {
            IndexName = index,
            KeyConditionExpression = conditions,
            ExpressionAttributeValues = values.ToDictionary(value => value.Name, value => value.Value),
            ExpressionAttributeNames = conditions.Contains('#', StringComparison.Ordinal) ? new() { ["#r"] = "region", ["#s"] = "stage" } : null,
            ScanIndexForward = forward,
            Limit = 4,
        };
        var found = new List<string>();
        await foreach (QueryResponse page in client.Paginators.Query(request).Responses)
        {
            found.AddRange(page.Items.Select(item => item["id"].S));
        }

        return found;
    }

    // The process has a clock of its own: this asks again and again, and gives up after 30 seconds of wall time.
    private static async Task UntilActiveAsync(IAmazonDynamoDB client)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            TableDescription table = (await client.DescribeTableAsync("Matches")).Table;
            if (table.TableStatus == TableStatus.ACTIVE && table.GlobalSecondaryIndexes.TrueForAll(index => index.IndexStatus == IndexStatus.ACTIVE))
            {
                return;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
