using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Makes the public object of what the ledger and Lambda say.</summary>
internal static class CdcMapper
{
    /// <summary>The object without figures of its progress.</summary>
    public static DdbCdc Map(
        CdcControl control,
        LedgerPlace ledger,
        EventSourceMappingConfiguration? mapping,
        FunctionFacts function,
        CdcSessions sessions,
        bool owesCompare) => new()
    {
        SourceTableName = NameOf(control.SourceTableArn),
        SourceTableArn = control.SourceTableArn,
        SourceTableId = control.SourceTableId,
        StreamArn = control.StreamArn,
        TargetTableName = NameOf(control.TargetTableArn),
        TargetTableArn = control.TargetTableArn,
        TargetTableId = control.TargetTableId,
        State = mapping?.State ?? string.Empty,
        FunctionName = control.FunctionArn.Split(':') is { Length: > 6 } parts ? parts[6] : control.FunctionArn,
        FunctionArn = control.FunctionArn,
        FunctionRoleArn = function.RoleArn.Length > 0 ? function.RoleArn : null,
        WriterRoleArn = function.WriterRoleArn,
        FunctionAccount = control.FunctionAccount.ToString(),
        MappingId = control.MappingId,
        LedgerTableName = ledger.Name,
        LedgerTableArn = ledger.Arn,
        QueueUrl = control.QueueUrl,
        SnapshotTime = control.SnapshotTime,
        SkipBefore = control.SkipBefore,
        Epoch = control.Epoch,
        BatchSize = mapping?.BatchSize ?? control.BatchSize,
        BatchWindowSeconds = mapping?.MaximumBatchingWindowInSeconds ?? control.BatchWindowSeconds,
        MemorySize = function.MemorySize,
        LastProcessingResult = mapping?.LastProcessingResult,
        OwesCompare = owesCompare,
        Source = sessions.Source.Account,
        Target = sessions.Target.Account,
    };

    /// <summary>What is left of the object when nothing of its parts is.</summary>
    public static DdbCdc Removed(DdbCdc cdc, CdcSessions sessions) => new()
    {
        SourceTableName = cdc.SourceTableName,
        SourceTableArn = cdc.SourceTableArn,
        SourceTableId = cdc.SourceTableId,
        StreamArn = cdc.StreamArn,
        TargetTableName = cdc.TargetTableName,
        TargetTableArn = cdc.TargetTableArn,
        TargetTableId = cdc.TargetTableId,
        State = "Removed",
        SnapshotTime = cdc.SnapshotTime,
        OwesCompare = cdc.OwesCompare,
        Source = sessions.Source.Account,
        Target = sessions.Target.Account,
    };

    private static string NameOf(string tableArn) => TableArn.Parse(tableArn)?.TableName ?? tableArn;
}
