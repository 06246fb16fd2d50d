using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Tables;

public sealed class VectorIndexTests
{
    private const string Index = """
        {"IndexName":"byMeaning","VectorAttribute":{"AttributeName":"vector"},
         "SearchSchema":[{"AttributeName":"kind","SearchSchemaElementType":"HASH"}],
         "Projection":{"ProjectionType":"ALL"},"Dimensions":4,"DistanceFunction":"COSINE"}
        """;

    [Fact]
    public void VectorIndex_IsToldByDescribeTable()
    {
        using var caller = new DynamoDbCaller();

        JsonNode created = Create(caller, Index)["TableDescription"]!["VectorIndexes"]![0]!;
        caller.Pass(10);
        JsonNode described = caller.Call("DescribeTable", """{"TableName":"Things"}""")["Table"]!["VectorIndexes"]![0]!;

        Assert.Equal("CREATING", (string)created["IndexStatus"]!);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {"IndexName":"byMeaning","VectorAttribute":{"AttributeName":"vector"},
             "SearchSchema":[{"AttributeName":"kind","SearchSchemaElementType":"HASH"}],
             "Projection":{"ProjectionType":"ALL"},"Dimensions":4,"DistanceFunction":"COSINE","IndexStatus":"ACTIVE",
             "IndexSizeBytes":0,"ItemCount":0,"IndexArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/Things/index/byMeaning"}
            """), described), described.ToJsonString());
    }

    [Fact]
    public void RestoredTable_HasTheVectorIndexesOfItsSource()
    {
        using var caller = new DynamoDbCaller();
        Create(caller, Index);
        caller.Pass(10);
        JsonNode backup = caller.Call("CreateBackup", """{"TableName":"Things","BackupName":"first"}""")["BackupDetails"]!;

        JsonNode table = caller.Call("RestoreTableFromBackup", $$"""
            {"TargetTableName":"Restored","BackupArn":"{{(string)backup["BackupArn"]!}}"}
            """)["TableDescription"]!;

        Assert.Equal("byMeaning", (string)Assert.Single(table["VectorIndexes"]!.AsArray())!["IndexName"]!);
    }

    [Fact]
    public void TableWithVectorIndexes_CannotBecomeProvisioned()
    {
        using var caller = new DynamoDbCaller();
        Create(caller, Index);
        caller.Pass(100_000);

        ServiceException error = caller.Refused("UpdateTable", """
            {"TableName":"Things","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}
            """);

        Assert.EndsWith("Vector indexes are only supported when BillingMode is PAY_PER_REQUEST", error.Message);
    }

    [Theory]
    [InlineData("\"kind\"", "\"other\"", "One element in SearchSchema is not defined in attribute definitions")]
    [InlineData("\"Dimensions\":4", "\"Dimensions\":4097", "Dimensions of vector index byMeaning exceed the limit of 4096")]
    public void UnfitVectorIndex_IsRefused(string part, string replacement, string message)
    {
        using var caller = new DynamoDbCaller();

        ServiceException error = Assert.Throws<ServiceException>(
            () => { Create(caller, Index.Replace(part, replacement, System.StringComparison.Ordinal)); });

        Assert.Equal(
            ("ValidationException", $"One or more parameter values were invalid: {message}"), (error.Code, error.Message));
    }

    [Fact]
    public void SixVectorIndexes_AreTooMany()
    {
        using var caller = new DynamoDbCaller();

        ServiceException error = Assert.Throws<ServiceException>(() => { Create(caller, string.Join(',', Index, Index, Index, Index, Index, Index)); });

        Assert.EndsWith("VectorIndex count exceeds the per-table limit of 5", error.Message);
    }

    private static JsonNode Create(DynamoDbCaller caller, string indexes)
    {
        return caller.Call("CreateTable", $$"""
            {"TableName":"Things","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"kind","AttributeType":"S"}],
             "VectorIndexes":[{{indexes}}]}
            """);
    }
}
