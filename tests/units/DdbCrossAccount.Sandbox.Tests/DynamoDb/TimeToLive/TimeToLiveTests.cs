using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.TimeToLive;

public sealed class TimeToLiveTests
{
    private const int Delay = 600;

    [Fact]
    public void Item_Expired_IsReadableUntilItIsDeleted()
    {
        using var caller = Enabled();
        caller.Put("Things", Item("a", caller.Now.ToUnixTimeSeconds() + 100));

        caller.Pass(100 + Delay - 1);
        Assert.Equal(["a"], Ids(caller));
        caller.Pass(2);

        Assert.Empty(Ids(caller));
    }

    [Fact]
    public void Item_Deleted_IsARecordOfTheService()
    {
        using var caller = Enabled(""","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"}""");
        caller.Put("Things", Item("a", caller.Now.ToUnixTimeSeconds() + 100));
        caller.Put("Things", Item("b", 0));
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"b"}}}""");
        long due = caller.Now.ToUnixTimeSeconds() + 100 + Delay;

        caller.Pass(5000);

        JsonNode[] removed = [.. Records(caller).Where(record => (string)record["eventName"]! == "REMOVE")];
        Assert.Equal(2, removed.Length);
        JsonNode byService = removed.Single(record => record["userIdentity"] is not null);
        Assert.Equal("""{"PrincipalId":"dynamodb.amazonaws.com","Type":"Service"}""", byService["userIdentity"]!.ToJsonString());
        Assert.Equal("a", (string)byService["dynamodb"]!["Keys"]!["id"]!["S"]!);
        Assert.Equal(due, (long)byService["dynamodb"]!["ApproximateCreationDateTime"]!);
    }

    [Fact]
    public void Item_ChangedBeforeItsDeletion_FollowsItsNewTime()
    {
        using var caller = Enabled();
        long now = caller.Now.ToUnixTimeSeconds();
        caller.Put("Things", Item("later", now + 100));
        caller.Put("Things", Item("never", now + 100));
        caller.Put("Things", Item("same", now + 100));
        caller.Put("Things", Item("gone", now + 100));
        caller.Pass(200);
        caller.Put("Things", Item("later", now + 10_000));
        caller.Put("Things", """{"id":{"S":"never"}}""");
        caller.Put("Things", Item("same", now + 100));
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"gone"}}}""");

        caller.Pass(Delay);
        Assert.Equal(["later", "never"], Ids(caller));
        caller.Pass(10_000);

        Assert.Equal(["never"], Ids(caller));
    }

    [Theory]
    [InlineData("""{"N":"1767300000"}""", true)]
    [InlineData("""{"N":"1767300000.75"}""", true)]
    [InlineData("""{"S":"1767300000"}""", false)]
    [InlineData("""{"N":"1767300000000"}""", false)]
    [InlineData("""{"N":"0"}""", false)]
    [InlineData("""{"N":"-5"}""", false)]
    [InlineData("""{"N":"12345678901234567890123456789012345678"}""", false)]
    [InlineData("""{"N":"1609500000"}""", false)]
    [InlineData("""{"N":"1609600000"}""", true)]
    [InlineData("""{"M":{"ttl":{"N":"1767300000"}}}""", false)]
    public void Attribute_OfThisValue_ExpiresOnlyAsNumberOfTheLastFiveYears(string value, bool expires)
    {
        // The test's clock begins on 2 January 2026, 1767323045.
        using var caller = Enabled();
        caller.Put("Things", $$$"""{"id":{"S":"a"},"ttl":{{{value}}}}""");

        caller.Pass(Delay + 1);

        Assert.Equal(expires ? [] : ["a"], Ids(caller));
    }

    [Fact]
    public void Enable_TableWithItems_DeletesThoseThatWereExpiredBefore()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        caller.Put("Things", Item("a", caller.Now.ToUnixTimeSeconds() - 1000));
        caller.Pass(10_000);
        Assert.Equal(["a"], Ids(caller));
        Update(caller, enabled: true);

        caller.Pass(Delay);
        Assert.Equal(["a"], Ids(caller));
        caller.Pass(2);

        Assert.Empty(Ids(caller));
    }

    [Fact]
    public void Disable_Enabled_DeletesNothingMore()
    {
        using var caller = Enabled();
        caller.Put("Things", Item("a", caller.Now.ToUnixTimeSeconds() + 7200));
        caller.Pass(3600);
        Update(caller, enabled: false);

        caller.Pass(100_000);

        Assert.Equal(["a"], Ids(caller));
        Assert.Equal("""{"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLED"}}""", Describe(caller));
    }

    [Fact]
    public void Describe_WhileItChanges_TellsTheState()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        Assert.Equal("""{"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLED"}}""", Describe(caller));
        Update(caller, enabled: true);
        Assert.Equal("""{"TimeToLiveDescription":{"AttributeName":"ttl","TimeToLiveStatus":"ENABLING"}}""", Describe(caller));
        caller.Pass(3600);
        Assert.Equal("""{"TimeToLiveDescription":{"AttributeName":"ttl","TimeToLiveStatus":"ENABLED"}}""", Describe(caller));
        Update(caller, enabled: false);
        Assert.Equal("""{"TimeToLiveDescription":{"AttributeName":"ttl","TimeToLiveStatus":"DISABLING"}}""", Describe(caller));
    }

    [Theory]
    [InlineData(true, "ttl", 0, "TimeToLive is already enabled")]
    [InlineData(true, "other", 0, "TimeToLive is active on a different AttributeName: current AttributeName is ttl")]
    [InlineData(false, "other", 0, "TimeToLive is active on a different AttributeName: current AttributeName is ttl")]
    [InlineData(false, "ttl", 3599, "Time to live has been modified multiple times within a fixed interval")]
    [InlineData(true, "", 0, "1 validation error detected: Value '' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    public void Update_Enabled_IsRefused(bool enabled, string attribute, int after, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        Update(caller, enabled: true);
        caller.Pass(after);

        ServiceException error = caller.Refused("UpdateTimeToLive", Request(enabled, attribute));

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("UpdateTimeToLive", "ResourceInUseException", "Attempt to change a resource which is still in use: Table New is being created")]
    [InlineData("DescribeTimeToLive", "ValidationException", "Cannot describe time to live while table is in CREATING state: Current table state is CREATING")]
    public void TableBeingCreated_IsRefused(string operation, string code, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.Call("CreateTable", """
            {"TableName":"New","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}
            """);

        ServiceException error = caller.Refused(
            operation, """{"TableName":"New","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}""");

        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task Export_OfATimeBeforeTheDeletion_HoldsTheExpiredItem()
    {
        using var caller = Enabled();
        ExportFolder.EnableRecovery(caller, "Things");
        caller.Put("Things", Item("a", caller.Now.ToUnixTimeSeconds() + 100));
        caller.Pass(300);
        long time = caller.Now.ToUnixTimeSeconds();
        caller.Pass(2000);

        JsonNode before = await ExportFolder.ExportAsync(caller, "Things", string.Create(CultureInfo.InvariantCulture, $",\"ExportTime\":{time}"));
        JsonNode after = await ExportFolder.ExportAsync(caller, "Things");

        Assert.Equal(1, (long)before["ItemCount"]!);
        Assert.Equal(0, (long)after["ItemCount"]!);
    }

    [Fact]
    public void Queue_OfItemsWrittenAgainAndAgain_StaysSmall()
    {
        using var caller = Enabled();
        long expires = caller.Now.ToUnixTimeSeconds() + 100_000;
        for (int i = 0; i < 5000; i++)
        {
            caller.Put("Things", Item("a", expires + i));
        }

        caller.Pass(100_000 + 4999 + Delay - 1);
        Assert.Equal(["a"], Ids(caller));
        caller.Pass(2);

        Assert.Empty(Ids(caller));
    }

    private static DynamoDbCaller Enabled(string more = "")
    {
        var caller = new DynamoDbCaller();
        caller.CreateTable("Things", more: more);
        Update(caller, enabled: true);
        caller.Pass(1);
        return caller;
    }

    private static void Update(DynamoDbCaller caller, bool enabled)
    {
        string request = Request(enabled, "ttl");
        Assert.Equal(JsonNode.Parse(request)!["TimeToLiveSpecification"]!["Enabled"]!.ToJsonString(),
            caller.Call("UpdateTimeToLive", request)["TimeToLiveSpecification"]!["Enabled"]!.ToJsonString());
    }

    private static string Request(bool enabled, string attribute)
    {
        return $$$"""{"TableName":"Things","TimeToLiveSpecification":{"Enabled":{{{(enabled ? "true" : "false")}}},"AttributeName":"{{{attribute}}}"}}""";
    }

    private static string Item(string id, long expires)
    {
        return string.Create(CultureInfo.InvariantCulture, $$$"""{"id":{"S":"{{{id}}}"},"ttl":{"N":"{{{expires}}}"}}""");
    }

    private static string Describe(DynamoDbCaller caller)
    {
        return caller.Call("DescribeTimeToLive", """{"TableName":"Things"}""").ToJsonString();
    }

    private static string[] Ids(DynamoDbCaller caller)
    {
        JsonNode answer = caller.Call("Scan", """{"TableName":"Things"}""");
        return [.. answer["Items"]!.AsArray().Select(item => (string)item!["id"]!["S"]!).Order(StringComparer.Ordinal)];
    }

    private static JsonNode[] Records(DynamoDbCaller caller)
    {
        string arn = (string)caller.Call("DescribeTable", """{"TableName":"Things"}""")["Table"]!["LatestStreamArn"]!;
        JsonNode stream = caller.Call("DynamoDBStreams_20120810.DescribeStream", $$"""{"StreamArn":"{{arn}}"}""");
        return
        [
            .. stream["StreamDescription"]!["Shards"]!.AsArray()
                .Select(shard => (string)caller.Call("DynamoDBStreams_20120810.GetShardIterator", $$"""
                    {"StreamArn":"{{arn}}","ShardId":"{{(string)shard!["ShardId"]!}}","ShardIteratorType":"TRIM_HORIZON"}
                    """)["ShardIterator"]!)
                .SelectMany(iterator => caller.Call("DynamoDBStreams_20120810.GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""")["Records"]!.AsArray())
                .Select(record => record!),
        ];
    }
}
