using System.Linq;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

public sealed class TableCreationPlanTests
{
    private static readonly DdbTableKey[] Keys =
    [
        new() { AttributeName = "id", AttributeType = "S", KeyType = "HASH" },
        new() { AttributeName = "at", AttributeType = "N", KeyType = "RANGE" },
        new() { IndexName = "multi", AttributeName = "a", AttributeType = "S", KeyType = "HASH" },
        new() { IndexName = "multi", AttributeName = "b", AttributeType = "B", KeyType = "HASH" },
        new() { IndexName = "multi", AttributeName = "c", AttributeType = "N", KeyType = "RANGE" },
        new() { IndexName = "multi", AttributeName = "id", AttributeType = "S", KeyType = "RANGE" },
    ];

    [Fact]
    public void Make_OnDemandWithMultiAttributeIndex_IsAsTheSource()
    {
        DdbTableDefinition definition = new()
        {
            TableName = "Orders",
            Keys = Keys,
            BillingMode = "PAY_PER_REQUEST",
            MaxReadRequestUnits = 500,
            MaxWriteRequestUnits = 60,
            SseType = "OWNED",
            Indexes =
            [
                new()
                {
                    IndexName = "multi", IndexType = "GLOBAL", Status = "ACTIVE", ProjectionType = "INCLUDE",
                    MaxWriteRequestUnits = 70, WarmReadUnitsPerSecond = 20_000, WarmWriteUnitsPerSecond = 4_000,
                },
            ],
            IndexProjections = [new() { IndexName = "multi", AttributeName = "p" }, new() { IndexName = "multi", AttributeName = "q" }],
        };

        TableCreationParameters table = Make(definition);

        Assert.Equal("Orders2", table.TableName);
        Assert.Equal(["id:HASH", "at:RANGE"], table.KeySchema.Select(Text));
        Assert.Equal(
            ["id:S", "at:N", "a:S", "b:B", "c:N"],
            table.AttributeDefinitions.Select(a => $"{a.AttributeName}:{a.AttributeType.Value}"));
        Assert.Equal(BillingMode.PAY_PER_REQUEST, table.BillingMode);
        Assert.Null(table.ProvisionedThroughput);
        Assert.Equal(500, table.OnDemandThroughput.MaxReadRequestUnits);
        Assert.Equal(60, table.OnDemandThroughput.MaxWriteRequestUnits);
        Assert.Null(table.SSESpecification);
        GlobalSecondaryIndex index = Assert.Single(table.GlobalSecondaryIndexes);
        Assert.Equal(["a:HASH", "b:HASH", "c:RANGE", "id:RANGE"], index.KeySchema.Select(Text));
        Assert.Equal(ProjectionType.INCLUDE, index.Projection.ProjectionType);
        Assert.Equal(["p", "q"], index.Projection.NonKeyAttributes);
        Assert.Null(index.ProvisionedThroughput);
        Assert.Null(index.OnDemandThroughput.MaxReadRequestUnits);
        Assert.Equal(70, index.OnDemandThroughput.MaxWriteRequestUnits);
        Assert.Equal(20_000, index.WarmThroughput.ReadUnitsPerSecond);
    }

    [Fact]
    public void Make_Provisioned_TakesCapacitiesOfTableAndIndex()
    {
        TableCreationParameters table = Make(Provisioned());

        Assert.Equal(BillingMode.PROVISIONED, table.BillingMode);
        Assert.Equal((5, 6), (table.ProvisionedThroughput.ReadCapacityUnits, table.ProvisionedThroughput.WriteCapacityUnits));
        Assert.Null(table.OnDemandThroughput);
        ProvisionedThroughput index = Assert.Single(table.GlobalSecondaryIndexes).ProvisionedThroughput;
        Assert.Equal((7, 8), (index.ReadCapacityUnits, index.WriteCapacityUnits));
    }

    [Fact]
    public void Make_CapacityGiven_GoesBeforeTheSource()
    {
        TableCreationParameters table = Make(Provisioned(), new() { Exports = [], ReadCapacityUnits = 50 });

        Assert.Equal((50, 6), (table.ProvisionedThroughput.ReadCapacityUnits, table.ProvisionedThroughput.WriteCapacityUnits));
    }

    [Fact]
    public void Make_OnDemandSourceMadeProvisioned_GivesCapacityToIndexesToo()
    {
        ImportOptions options = new() { Exports = [], BillingMode = "PROVISIONED", ReadCapacityUnits = 3, WriteCapacityUnits = 4 };
        DdbTableDefinition definition = new()
        {
            Keys = Keys,
            BillingMode = "PAY_PER_REQUEST",
            Indexes = [new() { IndexName = "multi", IndexType = "GLOBAL", ProjectionType = "ALL" }],
        };

        TableCreationParameters table = Make(definition, options);

        ProvisionedThroughput index = Assert.Single(table.GlobalSecondaryIndexes).ProvisionedThroughput;
        Assert.Equal((3, 4), (index.ReadCapacityUnits, index.WriteCapacityUnits));
    }

    [Fact]
    public void Make_IndexThatIsBeingDeleted_IsLeftOutWithItsAttributes()
    {
        DdbTableDefinition definition = new()
        {
            Keys = Keys,
            BillingMode = "PAY_PER_REQUEST",
            Indexes = [new() { IndexName = "multi", IndexType = "GLOBAL", Status = "DELETING", ProjectionType = "ALL" }],
        };

        TableCreationParameters table = Make(definition);

        Assert.Null(table.GlobalSecondaryIndexes);
        Assert.Equal(["id", "at"], table.AttributeDefinitions.Select(attribute => attribute.AttributeName));
    }

    [Fact]
    public void Make_VectorIndex_IsMadeAgain()
    {
        DdbTableDefinition definition = new()
        {
            Keys =
            [
                new() { AttributeName = "id", AttributeType = "S", KeyType = "HASH" },
                new() { IndexName = "near", AttributeName = "tenant", AttributeType = "S", KeyType = "HASH" },
                new() { IndexName = "near", AttributeName = "colour", KeyType = "INLINE_FILTER" },
            ],
            BillingMode = "PAY_PER_REQUEST",
            Indexes =
            [
                new()
                {
                    IndexName = "near", IndexType = "VECTOR", ProjectionType = "KEYS_ONLY", VectorAttributeName = "v",
                    Dimensions = 384, DistanceFunction = "COSINE",
                },
            ],
        };

        TableCreationParameters table = Make(definition);

        VectorIndex index = Assert.Single(table.VectorIndexes);
        Assert.Equal("v", index.VectorAttribute.AttributeName);
        Assert.Equal(384, index.Dimensions);
        Assert.Equal("COSINE", index.DistanceFunction.Value);
        Assert.Equal(
            ["tenant:HASH", "colour:INLINE_FILTER"],
            index.SearchSchema.Select(element => $"{element.AttributeName}:{element.SearchSchemaElementType.Value}"));
        Assert.Equal(["id", "tenant"], table.AttributeDefinitions.Select(attribute => attribute.AttributeName));
    }

    [Theory]
    [InlineData("OWNED", null, null, false, null)]
    [InlineData("KMS", null, null, true, null)]
    [InlineData("KMS", "OWNED", null, false, null)]
    [InlineData("OWNED", "KMS", null, true, null)]
    [InlineData("OWNED", null, "arn:key", true, "arn:key")]
    public void Make_Encryption_IsGivenOrAsTheSourceWithoutItsKey(
        string source, string? given, string? givenKey, bool usesKms, string? key)
    {
        DdbTableDefinition definition = new()
        {
            Keys = Keys, BillingMode = "PAY_PER_REQUEST", SseType = source, SseKmsKeyArn = "arn:source-key",
        };

        TableCreationParameters table = Make(definition, new() { Exports = [], SseType = given, SseKmsKeyId = givenKey });

        Assert.Equal(usesKms, table.SSESpecification?.Enabled == true);
        Assert.Equal(key, table.SSESpecification?.KMSMasterKeyId);
    }

    [Fact]
    public void Make_CapLifted_IsNotSent() => Assert.Null(Make(
        new() { Keys = Keys, BillingMode = "PAY_PER_REQUEST", MaxReadRequestUnits = 5, MaxWriteRequestUnits = 5 },
        new() { Exports = [], MaxReadRequestUnits = -1, MaxWriteRequestUnits = -1 }).OnDemandThroughput);

    [Fact]
    public void Make_LocalIndex_IsRefusedByName()
    {
        DdbTableDefinition definition = new()
        {
            TableArn = "arn:t",
            Keys = Keys,
            BillingMode = "PAY_PER_REQUEST",
            Indexes = [new() { IndexName = "l1", IndexType = "LOCAL" }, new() { IndexName = "l2", IndexType = "LOCAL" }],
        };

        LocalIndexesNotImportableException error = Assert.Throws<LocalIndexesNotImportableException>(() => Make(definition));

        Assert.Contains("('l1', 'l2')", error.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Make_CapacityWithOnDemand_IsRefused() => Assert.Throws<CapacityContradictsBillingException>(() => Make(
        Provisioned(), new() { Exports = [], BillingMode = "PAY_PER_REQUEST", ReadCapacityUnits = 1 }));

    [Fact]
    public void Make_CapWithProvisioned_IsRefused() => Assert.Throws<CapacityContradictsBillingException>(() => Make(
        Provisioned(), new() { Exports = [], MaxReadRequestUnits = 1 }));

    [Fact]
    public void Make_ProvisionedWithoutCapacity_IsRefused() => Assert.Throws<CapacityMissingException>(() => Make(
        new() { Keys = Keys, BillingMode = "PAY_PER_REQUEST" }, new() { Exports = [], BillingMode = "PROVISIONED", ReadCapacityUnits = 1 }));

    [Fact]
    public void Make_UnknownBillingMode_IsRefused() => Assert.Throws<BillingModeUnusableException>(() => Make(
        Provisioned(), new() { Exports = [], BillingMode = "cheap" }));

    private static DdbTableDefinition Provisioned() => new()
    {
        Keys = Keys,
        BillingMode = "PROVISIONED",
        ReadCapacityUnits = 5,
        WriteCapacityUnits = 6,
        Indexes =
        [
            new()
            {
                IndexName = "multi", IndexType = "GLOBAL", Status = "ACTIVE", ProjectionType = "ALL",
                ReadCapacityUnits = 7, WriteCapacityUnits = 8,
            },
        ],
    };

    private static TableCreationParameters Make(DdbTableDefinition definition, ImportOptions? options = null) =>
        new TableCreationPlan(definition, options ?? new ImportOptions { Exports = [] }).Make("Orders2");

    private static string Text(KeySchemaElement element) => $"{element.AttributeName}:{element.KeyType.Value}";
}
