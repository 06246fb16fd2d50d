using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Indexes;

public sealed class SecondaryIndexTests
{
    private const string CreateIndex = """
        {"TableName":"Orders","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"N"}],
         "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"byG","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}
        """;

    private const string DeleteIndex = """{"TableName":"Orders","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"byG"}}]}""";

    private const string InUse = "Attempt to change a resource which is still in use: ";

    [Fact]
    public void UpdateTable_CreatesAnIndex_FillsItInItsTime()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { StatisticsInterval = System.TimeSpan.Zero });
        caller.CreateTable("Orders");
        caller.Put("Orders", """{"id":{"S":"1"},"g":{"N":"1"}}""");
        caller.Put("Orders", """{"id":{"S":"wrong type"},"g":{"S":"1"}}""");
        caller.Put("Orders", """{"id":{"S":"none"}}""");

        caller.Call("UpdateTable", CreateIndex);
        Assert.Equal(("UPDATING", "CREATING", false), States(caller));
        caller.Put("Orders", """{"id":{"S":"2"},"g":{"N":"1"}}""");
        caller.Pass(1);
        Assert.Equal(("ACTIVE", "CREATING", true), States(caller));
        Assert.Equal("Cannot read from backfilling global secondary index: byG", Read(caller).Message);
        caller.Pass(1);

        Assert.Equal(("ACTIVE", "ACTIVE", null), States(caller));
        Assert.Equal(2, (int)caller.Call("Scan", """{"TableName":"Orders","IndexName":"byG"}""")["Count"]!);
        JsonNode index = Describe(caller)["GlobalSecondaryIndexes"]![0]!;
        Assert.Equal((2, 12), ((int)index["ItemCount"]!, (int)index["IndexSizeBytes"]!));
        Assert.Equal(
            "One or more parameter values were invalid: Type mismatch for Index Key g Expected: N Actual: S IndexName: byG",
            caller.Refused("PutItem", """{"TableName":"Orders","Item":{"id":{"S":"3"},"g":{"S":"1"}}}""").Message);
    }

    [Fact]
    public async Task UpdateTable_IndexOfALargeTable_IsFilledWhileOthersWrite()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        foreach (int[] numbers in Enumerable.Range(0, 12_000).Chunk(25))
        {
            string puts = string.Join(',', numbers.Select(number => $$$"""{"PutRequest":{"Item":{"id":{"S":"{{{number}}}"},"g":{"N":"{{{number % 3}}}"} } } }"""));
            caller.Call("BatchWriteItem", $$$"""{"RequestItems":{"Orders":[{{{puts}}}] } }""");
        }

        caller.Call("UpdateTable", CreateIndex);
        SecondaryIndex index = caller.Services.DynamoDb.Find(new TableArn(DynamoDbCaller.Source, DynamoDbCaller.Region, "Orders"))!.Indexes.Find("byG")!;
        caller.Put("Orders", """{"id":{"S":"0"},"g":{"N":"7"}}""");
        caller.Put("Orders", """{"id":{"S":"more"},"g":{"N":"7"}}""");
        caller.Call("DeleteItem", """{"TableName":"Orders","Key":{"id":{"S":"3"}}}""");
        await index.Backfill;
        caller.Pass(2);

        Assert.Equal([3998, 4000, 4000, 2], new[] { 0, 1, 2, 7 }.Select(group => (int)caller.Call("Query", $$$"""
            {"TableName":"Orders","IndexName":"byG","KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"N":"{{{group}}}"}},"Select":"COUNT"}
            """)["Count"]!));
    }

    [Fact]
    public void UpdateTable_SecondIndexMeanwhile_IsRefused()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        caller.Call("UpdateTable", CreateIndex);
        caller.Pass(1);

        ServiceException error = caller.Refused("UpdateTable", CreateIndex.Replace("byG", "other", System.StringComparison.Ordinal));

        Assert.Equal("LimitExceededException", error.Code);
        Assert.Equal("Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table", error.Message);
    }

    [Fact]
    public void UpdateTable_DeletesAnIndexThatIsBeingFilled_ItAndItsAttributeAreGone()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        caller.Call("UpdateTable", CreateIndex);
        caller.Pass(1);

        JsonNode answer = caller.Call("UpdateTable", DeleteIndex)["TableDescription"]!;
        Assert.Equal("The table does not have the specified index: byG", Read(caller).Message);
        caller.Put("Orders", """{"id":{"S":"1"},"g":{"S":"no number"}}""");
        caller.Pass(1);

        Assert.Equal("DELETING", (string)answer["GlobalSecondaryIndexes"]![0]!["IndexStatus"]!);
        JsonNode table = Describe(caller);
        Assert.Null(table["GlobalSecondaryIndexes"]);
        Assert.Equal(["id"], table["AttributeDefinitions"]!.AsArray().Select(attribute => (string)attribute!["AttributeName"]!));
        ServiceException gone = caller.Refused("UpdateTable", DeleteIndex);
        Assert.Equal(("ResourceNotFoundException", "Requested resource not found: Index byG for table Orders"), (gone.Code, gone.Message));
    }

    [Theory]
    [InlineData("[],\"BillingMode\":\"PAY_PER_REQUEST\"", "One or more parameter values were invalid: List of GlobalSecondaryIndexUpdates is empty")]
    [InlineData("[]", "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required")]
    [InlineData("[{}]", "One or more parameter values were invalid: One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null")]
    [InlineData("[{\"Delete\":{\"IndexName\":\"byG\"},\"Update\":{\"IndexName\":\"byG\"}}]", "One or more parameter values were invalid: Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object")]
    [InlineData("[{\"Update\":{\"IndexName\":\"byG\"}},{\"Update\":{\"IndexName\":\"byG\"}}]", "One or more parameter values were invalid: Only one global secondary index update per index is allowed simultaneously. Index: byG")]
    [InlineData("[{\"Delete\":{\"IndexName\":\"byG\"}},{\"Delete\":{\"IndexName\":\"other\"}}]", "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table")]
    [InlineData("[{\"Create\":{\"IndexName\":\"byG\",\"KeySchema\":[{\"AttributeName\":\"x\",\"KeyType\":\"HASH\"}],\"Projection\":{\"ProjectionType\":\"ALL\"}}}]", "Attempting to create an index which already exists")]
    [InlineData("[{\"Create\":{\"IndexName\":\"byX\",\"KeySchema\":[{\"AttributeName\":\"x\",\"KeyType\":\"HASH\"}],\"Projection\":{\"ProjectionType\":\"ALL\"}}}]", "One or more parameter values were invalid: AttributeDefinitions is not specified for index: byX")]
    public void UpdateTable_InvalidIndexUpdates_IsRefused(string updates, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        caller.Call("UpdateTable", CreateIndex);
        caller.Pass(2);

        Assert.Equal(message, caller.Refused("UpdateTable", $$"""{"TableName":"Orders","GlobalSecondaryIndexUpdates":{{updates}}}""").Message);
    }

    [Fact]
    public void UpdateTable_TwentyFirstIndex_IsRefused()
    {
        using var caller = new DynamoDbCaller();
        string indexes = string.Join(',', Enumerable.Range(0, 20).Select(i => $$$"""
            {"IndexName":"index{{{i}}}","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}
            """));
        caller.CreateTable("Orders", more: $",\"GlobalSecondaryIndexes\":[{indexes}]");

        ServiceException error = caller.Refused("UpdateTable", CreateIndex);

        Assert.Equal("LimitExceededException", error.Code);
        Assert.Equal("Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of 20", error.Message);
    }

    [Fact]
    public void UpdateTable_UpdatesAnIndexInAnyPhase_SaysWhatStandsAgainstIt()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        caller.Call("UpdateTable", CreateIndex);
        caller.Pass(2);
        const string Update = """{"TableName":"Orders","GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"byG","OnDemandThroughput":{"MaxReadRequestUnits":50}}}]}""";

        caller.Call("UpdateTable", Update);
        ServiceException second = caller.Refused("UpdateTable", DeleteIndex);
        caller.Pass(1);

        Assert.Equal(("ResourceInUseException", InUse + "Index is being updated. Table: Orders Index: byG"), (second.Code, second.Message));
        Assert.Equal("ACTIVE", (string)Describe(caller)["GlobalSecondaryIndexes"]![0]!["IndexStatus"]!);
    }

    [Theory]
    [InlineData("HHHHRRRR", null)]
    [InlineData("R", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type")]
    [InlineData("HRH", "One or more parameter values were invalid: All HASH key attributes must precede RANGE key attributes in the KeySchema")]
    [InlineData("HHHHH", "One or more parameter values were invalid: The KeySchema exceeds the maximum allowed number of HASH key attributes")]
    [InlineData("HRRRRR", "One or more parameter values were invalid: The KeySchema exceeds the maximum allowed number of RANGE key attributes")]
    [InlineData("Hh", "The KeySchema contains multiple key attributes with the same name")]
    public void CreateTable_KeyOfManyAttributes_FollowsTheRules(string keys, string? message)
    {
        using var caller = new DynamoDbCaller();
        string[] names = [.. keys.Select((key, i) => char.IsLower(key) ? "k0" : $"k{i}")];
        string schema = string.Join(',', keys.Zip(names, (key, name) => $$"""{"AttributeName":"{{name}}","KeyType":"{{(key == 'R' ? "RANGE" : "HASH")}}"}"""));
        string definitions = string.Join(',', names.Distinct().Append("id").Select(name => $$"""{"AttributeName":"{{name}}","AttributeType":"S"}"""));
        string request = $$"""
            {"TableName":"Orders","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{{definitions}}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
             "GlobalSecondaryIndexes":[{"IndexName":"many","KeySchema":[{{schema}}],"Projection":{"ProjectionType":"ALL"} }]}
            """;

        if (message is null)
        {
            Assert.Equal(8, caller.Call("CreateTable", request)["TableDescription"]!["GlobalSecondaryIndexes"]![0]!["KeySchema"]!.AsArray().Count);
        }
        else
        {
            Assert.Equal(message, caller.Refused("CreateTable", request).Message);
        }
    }

    [Theory]
    [InlineData("\"a\":{\"S\":\"\"}", "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: local, IndexKey: a")]
    [InlineData("\"a\":{\"L\":[]}", "One or more parameter values were invalid: Type mismatch for Index Key a Expected: S Actual: L IndexName: local")]
    [InlineData("\"a\":{\"S\":\"LONG\"}", "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes")]
    public void PutItem_WrongIndexKey_IsRefused(string attribute, string message)
    {
        using var caller = new DynamoDbCaller();
        CreateWithLocalIndex(caller);
        attribute = attribute.Replace("LONG", new string('x', 1025), System.StringComparison.Ordinal);

        Assert.Equal(message, caller.Refused("PutItem", $$$"""{"TableName":"Orders","Item":{"pk":{"S":"1"},"sk":{"S":"1"},{{{attribute}}}}}""").Message);
    }

    [Fact]
    public void Collections_Metrics_NameThePartitionKeyAndItsSize()
    {
        using var caller = new DynamoDbCaller();
        CreateWithLocalIndex(caller);
        caller.CreateTable("Plain");
        const string Expected = """{"ItemCollectionKey":{"pk":{"S":"1"}},"SizeEstimateRangeGB":[0,1]}""";

        JsonNode put = caller.Call("PutItem", """{"TableName":"Orders","Item":{"pk":{"S":"1"},"sk":{"S":"1"},"a":{"S":"x"}},"ReturnItemCollectionMetrics":"SIZE"}""");
        JsonNode update = caller.Call("UpdateItem", """{"TableName":"Orders","Key":{"pk":{"S":"1"},"sk":{"S":"2"}},"ReturnItemCollectionMetrics":"SIZE"}""");
        JsonNode delete = caller.Call("DeleteItem", """{"TableName":"Orders","Key":{"pk":{"S":"1"},"sk":{"S":"2"}},"ReturnItemCollectionMetrics":"SIZE"}""");
        JsonNode batch = caller.Call("BatchWriteItem", """
            {"ReturnItemCollectionMetrics":"SIZE","RequestItems":{"Plain":[{"PutRequest":{"Item":{"id":{"S":"1"}}}}],"Orders":[
              {"PutRequest":{"Item":{"pk":{"S":"1"},"sk":{"S":"3"}}}},{"PutRequest":{"Item":{"pk":{"S":"1"},"sk":{"S":"4"}}}},{"DeleteRequest":{"Key":{"pk":{"S":"2"},"sk":{"S":"1"}}}}]}}
            """);

        Assert.Equal([Expected, Expected, Expected], new[] { put, update, delete }.Select(answer => answer["ItemCollectionMetrics"]!.ToJsonString()));
        Assert.Equal($$"""{"Orders":[{{Expected}}]}""", batch["ItemCollectionMetrics"]!.ToJsonString());
        Assert.Null(caller.Call("PutItem", """{"TableName":"Plain","Item":{"id":{"S":"1"}},"ReturnItemCollectionMetrics":"SIZE"}""")["ItemCollectionMetrics"]);
    }

    [Fact]
    public void Collections_BeyondTheLimit_TakesOnlyWhatMakesThemSmaller()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { MaximumCollectionSize = 1000 });
        CreateWithLocalIndex(caller);
        string half = new('x', 470);
        caller.Put("Orders", $$$"""{"pk":{"S":"1"},"sk":{"S":"1"},"t":{"S":"{{{half}}}"}}""");
        caller.Put("Orders", $$$"""{"pk":{"S":"1"},"sk":{"S":"2"},"t":{"S":"{{{half}}}"}}""");

        ServiceException error = caller.Refused("PutItem", """{"TableName":"Orders","Item":{"pk":{"S":"1"},"sk":{"S":"3"},"a":{"S":"0123456789"},"t":{"S":"0123456789"}}}""");
        caller.Put("Orders", """{"pk":{"S":"1"},"sk":{"S":"2"},"t":{"S":"short"}}""");
        caller.Put("Orders", """{"pk":{"S":"1"},"sk":{"S":"3"},"a":{"S":"0123456789"},"t":{"S":"0123456789"}}""");
        caller.Put("Orders", $$$"""{"pk":{"S":"other"},"sk":{"S":"1"},"t":{"S":"{{{half}}}"}}""");

        Assert.Equal(("ItemCollectionSizeLimitExceededException", "Collection size exceeded."), (error.Code, error.Message));
        Assert.Equal(4, (int)caller.Call("Scan", """{"TableName":"Orders"}""")["Count"]!);
    }

    [Fact]
    public void Scan_HashSeed_GivesEachTableAnOrderOfItsOwn()
    {
        using var alike = new DynamoDbCaller();
        using var shuffled = new DynamoDbCaller(new SandboxOptions { HashSeed = 7 });
        using var again = new DynamoDbCaller(new SandboxOptions { HashSeed = 7 });
        string[] orders =
        [
            .. new[] { alike, shuffled, again }.SelectMany(caller => new[] { DynamoDbCaller.Source, DynamoDbCaller.Target }.Select(account => Order(caller, account))),
        ];

        Assert.Equal(orders[0], orders[1]);
        Assert.Equal(3, orders.Distinct().Count());
        Assert.Equal(orders[2..4], orders[4..6]);
        Assert.Single(orders.Select(order => string.Concat(order.Order())).Distinct());
    }

    private static string Order(DynamoDbCaller caller, string account)
    {
        caller.CreateTable("Letters", account);
        foreach (char letter in "abcdefghijklmnopqrstuvwxyz")
        {
            caller.Put("Letters", $$$"""{"id":{"S":"{{{letter}}}"}}""", account);
        }

        return string.Concat(caller.Call("Scan", """{"TableName":"Letters"}""", account)["Items"]!.AsArray().Select(item => (string)item!["id"]!["S"]!));
    }

    private static void CreateWithLocalIndex(DynamoDbCaller caller)
    {
        caller.Call("CreateTable", """
            {"TableName":"Orders","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"S"},{"AttributeName":"a","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
             "LocalSecondaryIndexes":[{"IndexName":"local","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"a","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"}}]}
            """);
        caller.Pass(1);
    }

    private static (string Table, string Index, bool? Backfilling) States(DynamoDbCaller caller)
    {
        JsonNode table = Describe(caller);
        JsonNode index = table["GlobalSecondaryIndexes"]![0]!;
        return ((string)table["TableStatus"]!, (string)index["IndexStatus"]!, (bool?)index["Backfilling"]);
    }

    private static JsonNode Describe(DynamoDbCaller caller)
    {
        return caller.Call("DescribeTable", """{"TableName":"Orders"}""")["Table"]!;
    }

    private static ServiceException Read(DynamoDbCaller caller)
    {
        return caller.Refused("Scan", """{"TableName":"Orders","IndexName":"byG"}""");
    }
}
