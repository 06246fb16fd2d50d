using System;
using System.Linq;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Draining;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Makes the public object, figures included, of what was read; what is not known stays null.</summary>
internal static class CdcStateMapper
{
    private const string Broken = "Broken";

    /// <summary>The object as it is now.</summary>
    /// <param name="known">The object that it was asked for with; what cannot be read again is kept.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="place">The ledger.</param>
    public static DdbCdc Map(DdbCdc known, CdcReading reading, LedgerPlace place)
    {
        CdcControl control = reading.Ledger.Control;
        CdcFigures figures = reading.Ledger.Figures;
        EventSourceMappingConfiguration? mapping = reading.Parts.Mapping;
        FunctionConfiguration? function = reading.Parts.Function;
        DrainFigures? drain = reading.Drain;
        return new DdbCdc
        {
            SourceTableName = NameOf(control.SourceTableArn),
            SourceTableArn = control.SourceTableArn,
            SourceTableId = control.SourceTableId,
            StreamArn = control.StreamArn,
            TargetTableName = NameOf(control.TargetTableArn),
            TargetTableArn = control.TargetTableArn,
            TargetTableId = control.TargetTableId,
            State = reading.Break is null ? mapping?.State ?? string.Empty : Broken,
            FunctionName = FunctionNameOf(control.FunctionArn),
            FunctionArn = control.FunctionArn,
            FunctionRoleArn = function?.Role ?? known.FunctionRoleArn,
            WriterRoleArn = function is null ? known.WriterRoleArn : Variable(function, FunctionVariables.WriterRole),
            FunctionAccount = control.FunctionAccount.ToString(),
            MappingId = control.MappingId,
            LedgerTableName = place.Name,
            LedgerTableArn = place.Arn,
            QueueUrl = control.QueueUrl,
            SnapshotTime = control.SnapshotTime,
            SkipBefore = control.SkipBefore,
            Epoch = control.Epoch,
            BatchSize = mapping?.BatchSize ?? control.BatchSize,
            BatchWindowSeconds = mapping?.MaximumBatchingWindowInSeconds ?? control.BatchWindowSeconds,
            MemorySize = function?.MemorySize ?? known.MemorySize,
            OwesCompare = known.OwesCompare,
            ReadTime = drain?.ServiceTime ?? reading.Ledger.ServiceTime,
            BrokenCause = reading.Break?.Cause,
            BrokenRemedy = reading.Break?.Remedy,
            Drift = [.. reading.Drift],
            LastProcessingResult = mapping?.LastProcessingResult,
            IsInSync = reading.IsInSync,
            IsDrained = reading.IsDrained,
            LagP50Milliseconds = Milliseconds(reading.Ledger.RecentLag.Percentile(0.5)),
            LagP99Milliseconds = Milliseconds(reading.Ledger.RecentLag.Percentile(0.99)),
            LagMaxMilliseconds = Milliseconds(drain?.Lag),
            AppliedCount = figures.Records - figures.Skipped - figures.Parked,
            SkippedCount = figures.Skipped,
            ParkedCount = reading.Ledger.ParkedCount,
            DoubtCount = reading.Ledger.DoubtCount,
            TtlDeleteCount = figures.TimeToLiveDeletes,
            UnreceiptedCount = drain?.UnreceiptedCount,
            WindowLeftSeconds = Seconds(drain?.WindowLeft),
            CatchUpSeconds = Seconds(reading.CatchUp),
            Shards = [.. (drain?.Shards ?? []).Select(shard => Map(shard, drain!))],
            Source = known.Source,
            Target = known.Target,
        };
    }

    private static string FunctionNameOf(string functionArn) =>
        functionArn.Split(':') is { Length: > 6 } parts ? parts[6] : functionArn;

    private static string NameOf(string tableArn) => TableArn.Parse(tableArn)?.TableName ?? tableArn;

    private static string? Variable(FunctionConfiguration function, string name) =>
        function.Environment?.Variables?.TryGetValue(name, out string? value) == true && value.Length > 0 ? value : null;

    private static DdbCdcShard Map(ShardFigures shard, DrainFigures drain) => new()
    {
        ShardId = shard.ShardId,
        ParentShardId = shard.ParentShardId,
        IsClosed = shard.IsClosed,
        IsDrained = shard.IsDrained,
        AppliedSequenceNumber = shard.ReceiptedNumber,
        AppliedRecordTime = shard.ReceiptedTime,
        ReadSequenceNumber = shard.LastNumber,
        UnreceiptedCount = shard.UnreceiptedCount,
        LagMilliseconds = Milliseconds(shard.LagAt(drain.ServiceTime)),
    };

    private static long? Milliseconds(TimeSpan? span) => (long?)span?.TotalMilliseconds;

    private static long? Seconds(TimeSpan? span) => (long?)span?.TotalSeconds;
}
