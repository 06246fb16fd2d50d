using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

/// <summary>A table, its copy, its stream and its mapping, with which nothing is wrong; a test spoils one thing.</summary>
internal static class CdcFacts
{
    public const string StreamArn = SourceArn + "/stream/2026-11-20T10:00:00.000";
    public const string SourceArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";
    public const string TargetArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders";
    public const string FunctionArn = "arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:7";
    public const string SourceId = "11111111-1111-1111-1111-111111111111";
    public const string TargetId = "22222222-2222-2222-2222-222222222222";
    public const string LedgerArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger";

    public static DateTime Noon { get; } = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    public static TableDescription Source() => new()
    {
        TableName = "Orders",
        TableArn = SourceArn,
        TableId = SourceId,
        TableStatus = TableStatus.ACTIVE,
        KeySchema = [new("id", KeyType.HASH), new("line", KeyType.RANGE)],
        AttributeDefinitions = [new("id", ScalarAttributeType.S), new("line", ScalarAttributeType.N)],
        LatestStreamArn = StreamArn,
        StreamSpecification = new() { StreamEnabled = true, StreamViewType = "NEW_IMAGE" },
    };

    public static TableDescription Target()
    {
        TableDescription target = Source();
        target.TableArn = TargetArn;
        target.TableId = TargetId;
        target.LatestStreamArn = null;
        target.StreamSpecification = null;
        return target;
    }

    public static CdcRequest Request() => new()
    {
        Source = new DdbAccount { AccountId = "111111111111", Region = "eu-west-1" },
        Target = new DdbAccount { AccountId = "222222222222", Region = "eu-west-1" },
        SourceTableName = "Orders",
        TargetTableName = "Orders",
        SnapshotTime = Noon,
        IsSnapshotOfExport = true,
        SourceTableId = SourceId,
        TargetTableId = TargetId,
        StreamArn = StreamArn,
        StreamEnabledTime = Noon.AddMinutes(-2),
        ShardPositions = [new DdbShardPosition { ShardId = "shard-1" }],
    };

    public static StreamFacts Stream(params string[] shards) => new(
        StreamArn,
        IsOn: true,
        RequestedTime: Noon.AddMinutes(-3),
        [.. (shards.Length == 0 ? ["shard-1"] : shards).Select(id => new Shard { ShardId = id })],
        ReadTime: Noon.AddHours(1));

    public static EventSourceMappingConfiguration Mapping() => new()
    {
        UUID = "mapping-1",
        EventSourceArn = StreamArn,
        FunctionArn = FunctionArn,
        State = "Enabled",
        StartingPosition = EventSourcePosition.TRIM_HORIZON,
        BatchSize = 1000,
        MaximumRetryAttempts = -1,
        MaximumRecordAgeInSeconds = -1,
        TumblingWindowInSeconds = 0,
        ParallelizationFactor = 1,
        FunctionResponseTypes = ["ReportBatchItemFailures"],
        LastModified = Noon,
    };

    public static FunctionFacts Function(string? writerRoleArn = null) => new(
        "ddb-cdc", FunctionArn, "arn:aws:iam::111111111111:role/Cdc", LedgerArn, writerRoleArn, 1024);

    public static CdcControl Control(params IReadOnlyList<CdcResource> made) => new()
    {
        StreamArn = StreamArn,
        RunId = "0123456789ab",
        SourceTableArn = SourceArn,
        SourceTableId = SourceId,
        TargetTableArn = TargetArn,
        TargetTableId = TargetId,
        Key = new KeySchema(new KeyAttribute("id", KeyAttributeType.S)),
        FunctionArn = FunctionArn,
        SnapshotTime = Noon,
        Made = made,
        Version = 1,
    };
}
