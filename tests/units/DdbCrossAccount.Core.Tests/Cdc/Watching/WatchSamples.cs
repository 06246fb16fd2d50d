using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Draining;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Watching;
using DdbCrossAccount.Core.Tests.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Tests.Cdc.Watching;

/// <summary>A change data capture that is as it was made and has applied everything.</summary>
internal static class WatchSamples
{
    public static readonly DateTime Now = LedgerSamples.Time.AddHours(1);

    public static CdcControl Control { get; } = LedgerSamples.Control;

    public static LedgerReport Report { get; } = new(
        Control,
        Now,
        new CdcFigures { Records = 100, Skipped = 20, Parked = 0, TimeToLiveDeletes = 3 },
        LedgerSamples.Lag(1, 1, 2, 9),
        ParkedCount: 0,
        DoubtCount: 0,
        [],
        BrokenWindow: null);

    public static PartsReport Parts => new()
    {
        Mapping = Mapping(),
        Function = new FunctionConfiguration { FunctionName = "ddb-cdc", Role = "role", MemorySize = 512, State = State.Active },
        SourceTableId = Control.SourceTableId,
        LatestStreamArn = Control.StreamArn,
        IsStreamOn = true,
        TargetTableId = Control.TargetTableId,
    };

    public static DrainFigures Drain { get; } = Figures(Shard("shard-1"));

    public static EventSourceMappingConfiguration Mapping(Action<EventSourceMappingConfiguration>? change = null)
    {
        var mapping = new EventSourceMappingConfiguration
        {
            UUID = Control.MappingId,
            EventSourceArn = Control.StreamArn,
            FunctionArn = Control.FunctionArn,
            StartingPosition = EventSourcePosition.TRIM_HORIZON,
            BatchSize = Control.BatchSize,
            MaximumBatchingWindowInSeconds = Control.BatchWindowSeconds,
            ParallelizationFactor = 1,
            MaximumRetryAttempts = -1,
            MaximumRecordAgeInSeconds = -1,
            TumblingWindowInSeconds = 0,
            FunctionResponseTypes = ["ReportBatchItemFailures"],
            State = "Enabled",
            LastModified = Now.AddMinutes(-30),
            LastProcessingResult = "OK",
        };
        change?.Invoke(mapping);
        return mapping;
    }

    public static ShardFigures Shard(string id, int unreceipted = 0, DateTime? oldest = null, bool isAtTip = true) => new(
        id,
        ParentShardId: null,
        IsClosed: false,
        IsDrained: unreceipted == 0,
        LastNumber: "100",
        ReceiptedNumber: "99",
        ReceiptedTime: Now.AddSeconds(-9),
        unreceipted,
        oldest,
        OldestNeeded: oldest,
        isAtTip && unreceipted == 0,
        NewestRead: Now.AddSeconds(-9),
        IsWaiting: false);

    public static DrainFigures Figures(params ShardFigures[] shards) =>
        new(Now, IsStreamOn: true, shards, ReadCount: 50, ExcusedCount: 0, [], IsReadToEnd: Array.TrueForAll(shards, shard => shard.IsDrained));

    public static CdcReading Reading(
        LedgerReport? ledger = null, PartsReport? parts = null, DrainFigures? drain = null, TimeSpan? catchUp = null)
    {
        LedgerReport report = ledger ?? Report;
        PartsReport found = parts ?? Parts;
        DrainFigures figures = drain ?? Drain;
        return new CdcReading(report, found, figures, CdcJudge.FindBreak(report, found, figures), catchUp);
    }

    public static IReadOnlyList<BatchIntent> Intents() =>
    [
        new BatchIntent
        {
            Id = "1", RequestId = "r", Epoch = 3, Attempt = 1, SettledAfter = Now, Records = 1, Numbers = LedgerSamples.Numbers(1),
        },
    ];
}
