using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>What the operator may want to stop for though nothing stands against it; pure.</summary>
internal static class PlanWarnings
{
    /// <summary>One sentence of fact and one of consequence each.</summary>
    public static IEnumerable<string> Of(CdcPlan plan, EventSourceMappingConfiguration? own)
    {
        int others = plan.Mappings.Count(mapping =>
            mapping.UUID != own?.UUID && mapping.State is not (MappingState.Disabled or MappingState.Deleting));
        if (others + 2 > CdcConstants.ReadersPerShard)
        {
            yield return $"Stream '{plan.Stream.StreamArn}' has {Figures.Number(others)} other "
                + $"{(others == 1 ? "reader" : "readers")} in account {plan.Sessions.Function.AccountId}; with this one, and "
                + $"Wait-DdbCdc reading too, there are more than the {CdcConstants.ReadersPerShard} a shard that DynamoDB "
                + "advises. All of them may be throttled and fall behind.";
        }

        if (plan.SourceTable.Replicas is { Count: > 0 })
        {
            yield return $"Table '{plan.SourceTable.TableArn}' is a replica of a global table, which reads the stream too. "
                + "Writes in its other Regions arrive through replication, and have to be fenced there as well.";
        }

        TimeSpan? left = plan.Control is null && plan.Request.SnapshotTime is { } snapshot
            ? SnapshotCheck.WindowLeft(snapshot, plan.Stream.ReadTime)
            : null;
        if (left < CdcConstants.ShortWindow)
        {
            yield return $"The snapshot of '{plan.SourceTable.TableArn}' can be reached for {Figures.Duration(left.Value)} "
                + "more. What is not caught up with by then is lost: watch the lag with Wait-DdbCdc -InSync.";
        }

        if (plan.Request.OwesCompare)
        {
            yield return $"The import of '{plan.TargetTable.TableArn}' left items out. The tables do not count as equal "
                + "until they were compared in full and repaired.";
        }
    }
}
