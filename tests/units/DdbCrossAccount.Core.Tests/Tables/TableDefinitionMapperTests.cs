using System;
using System.Linq;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Tables;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Tables;

public sealed class TableDefinitionMapperTests
{
    [Fact]
    public void Map_WhatAwsLeavesOut_HasItsMeaning()
    {
        DdbTableDefinition definition = TableDefinitionMapper.Map(Plain(), TableSettings.Unknown, null);

        Assert.Equal("PROVISIONED", definition.BillingMode);
        Assert.Equal(5, definition.ReadCapacityUnits);
        Assert.Equal("STANDARD", definition.TableClass);
        Assert.Equal("OWNED", definition.SseType);
        Assert.False(definition.StreamEnabled);
        Assert.False(definition.DeletionProtectionEnabled);
        Assert.Empty(definition.Indexes);
        Assert.Empty(definition.Replicas);
        Assert.Null(definition.PitrEnabled);
        Assert.Null(definition.TimeToLiveStatus);
        Assert.Null(definition.Tags);
        Assert.Null(definition.HasResourcePolicy);
    }

    [Fact]
    public void Map_EverythingSet_IsThere()
    {
        TableDescription table = Plain();
        table.BillingModeSummary = new() { BillingMode = BillingMode.PAY_PER_REQUEST };
        table.OnDemandThroughput = new() { MaxReadRequestUnits = 100, MaxWriteRequestUnits = -1 };
        table.WarmThroughput = new() { ReadUnitsPerSecond = 15_000, WriteUnitsPerSecond = 4_000 };
        table.TableClassSummary = new() { TableClass = TableClass.STANDARD_INFREQUENT_ACCESS };
        table.SSEDescription = new() { Status = SSEStatus.ENABLED, SSEType = SSEType.KMS, KMSMasterKeyArn = "arn:key" };
        table.StreamSpecification = new() { StreamEnabled = true, StreamViewType = StreamViewType.NEW_IMAGE };
        table.LatestStreamArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/1";
        table.DeletionProtectionEnabled = true;
        table.Replicas = [new() { RegionName = "eu-central-1", ReplicaStatus = ReplicaStatus.ACTIVE, KMSMasterKeyId = "k" }];
        table.GlobalTableVersion = "2019.11.21";
        table.MultiRegionConsistency = MultiRegionConsistency.STRONG;
        table.GlobalTableWitnesses = [new() { RegionName = "eu-north-1" }];
        TableSettings settings = new()
        {
            TimeToLive = new() { TimeToLiveStatus = TimeToLiveStatus.ENABLED, AttributeName = "ttl" },
            Recovery = new()
            {
                PointInTimeRecoveryStatus = PointInTimeRecoveryStatus.ENABLED,
                RecoveryPeriodInDays = 7,
                LatestRestorableDateTime = new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc),
            },
            Tags = [new() { Key = "a", Value = "b" }],
            KinesisDestinations = [],
            ContributorInsights = [],
            TablePolicy = "{}",
            StreamPolicy = string.Empty,
        };

        DdbTableDefinition definition = TableDefinitionMapper.Map(table, settings, null);

        Assert.Equal("PAY_PER_REQUEST", definition.BillingMode);
        Assert.Null(definition.ReadCapacityUnits);
        Assert.Equal(100, definition.MaxReadRequestUnits);
        Assert.Null(definition.MaxWriteRequestUnits);
        Assert.Equal(15_000, definition.WarmReadUnitsPerSecond);
        Assert.Equal("STANDARD_INFREQUENT_ACCESS", definition.TableClass);
        Assert.Equal(("KMS", "arn:key"), (definition.SseType, definition.SseKmsKeyArn));
        Assert.Equal((true, "NEW_IMAGE", "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/1"), (definition.StreamEnabled, definition.StreamViewType, definition.LatestStreamArn));
        Assert.True(definition.DeletionProtectionEnabled);
        Assert.Equal("eu-central-1", Assert.Single(definition.Replicas).Region);
        Assert.Equal(("2019.11.21", "STRONG"), (definition.GlobalTableVersion, definition.MultiRegionConsistency));
        Assert.Equal(["eu-north-1"], definition.WitnessRegions);
        Assert.Equal(("ENABLED", "ttl"), (definition.TimeToLiveStatus, definition.TimeToLiveAttributeName));
        Assert.Equal((true, 7), (definition.PitrEnabled, definition.PitrRecoveryPeriodInDays));
        Assert.Equal((true, "{}"), (definition.HasResourcePolicy, definition.ResourcePolicy));
        Assert.Equal((false, null), (definition.HasStreamResourcePolicy, definition.StreamResourcePolicy));
    }

    [Fact]
    public void Map_IndexesOfEachKind_AreFlatAndInKeyOrder()
    {
        TableDescription table = Plain();
        table.AttributeDefinitions.AddRange([new("a", "S"), new("b", "N"), new("l", "B")]);
        table.GlobalSecondaryIndexes =
        [
            new()
            {
                IndexName = "global",
                IndexStatus = IndexStatus.ACTIVE,
                KeySchema = [new("b", "HASH"), new("a", "HASH"), new("id", "RANGE")],
                Projection = new() { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = ["x", "y"] },
                ProvisionedThroughput = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 2 },
            },
        ];
        table.LocalSecondaryIndexes =
        [
            new()
            {
                IndexName = "local",
                KeySchema = [new("id", "HASH"), new("l", "RANGE")],
                Projection = new() { ProjectionType = ProjectionType.ALL },
            },
        ];

        DdbTableDefinition definition = TableDefinitionMapper.Map(table, TableSettings.Unknown, null);

        Assert.Equal(
            [":id:S:HASH", "global:b:N:HASH", "global:a:S:HASH", "global:id:S:RANGE", "local:id:S:HASH", "local:l:B:RANGE"],
            definition.Keys.Select(key => $"{key.IndexName}:{key.AttributeName}:{key.AttributeType}:{key.KeyType}"));
        Assert.Equal(["global:GLOBAL:INCLUDE:1", "local:LOCAL:ALL:"], definition.Indexes.Select(index =>
            $"{index.IndexName}:{index.IndexType}:{index.ProjectionType}:{index.ReadCapacityUnits}"));
        Assert.Equal(["global:x", "global:y"], definition.IndexProjections.Select(p => $"{p.IndexName}:{p.AttributeName}"));
    }

    private static TableDescription Plain() => new()
    {
        TableName = "Orders",
        TableArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders",
        TableStatus = TableStatus.ACTIVE,
        KeySchema = [new("id", "HASH")],
        AttributeDefinitions = [new("id", "S")],
        ProvisionedThroughput = new() { ReadCapacityUnits = 5, WriteCapacityUnits = 6 },
    };
}
