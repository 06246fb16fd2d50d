using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Imports;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Takes what a finished import recorded, and refuses one that does not hold the whole snapshot.</summary>
internal static class CdcRequestMaker
{
    /// <summary>The request for the table that the import made.</summary>
    public static CdcRequest Of(DdbImport import, DdbAccount source, DdbAccount target)
    {
        DemandWhole(import);
        if (import.ExportTime is null || string.IsNullOrEmpty(import.SourceTableName))
        {
            throw ErrorCatalogue.ImportWithoutSnapshot(import);
        }

        return new CdcRequest
        {
            Source = source,
            Target = target,
            SourceTableName = import.SourceTableName,
            TargetTableName = import.TableName,
            SnapshotTime = import.ExportTime,
            IsSnapshotOfExport = true,
            SourceTableId = import.SourceTableId,
            TargetTableId = import.TableId,
            StreamArn = import.StreamArn,
            StreamEnabledTime = import.StreamEnabledTime,
            ShardPositions = import.ShardPositions,
            OwesCompare = import.OwesCompare,
        };
    }

    private static void DemandWhole(DdbImport import)
    {
        switch (ImportJudge.Judge(import))
        {
            case ImportVerdict.Whole:
            case ImportVerdict.OwesCompare when import.OwesCompare:
                return;
            case ImportVerdict.Running:
                throw ErrorCatalogue.ImportStillRunning(import);
            default:
                throw ErrorCatalogue.ImportNotWhole(import);
        }
    }
}
