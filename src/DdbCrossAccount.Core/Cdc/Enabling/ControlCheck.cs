using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Whether what the ledger knows already is the same change data capture, and no other uses its stream or target; pure.</summary>
internal static class ControlCheck
{
    /// <summary>Throws what stands against it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="source">The source table.</param>
    /// <param name="target">The target table.</param>
    /// <param name="controls">All that the ledger knows.</param>
    /// <returns>The control row of this stream; null when there is none yet.</returns>
    public static CdcControl? Check(
        CdcRequest request, TableDescription source, TableDescription target, IReadOnlyList<CdcControl> controls)
    {
        string stream = source.LatestStreamArn;
        CdcControl? feeder = controls.FirstOrDefault(
            control => control.TargetTableArn == target.TableArn && control.StreamArn != stream);
        if (feeder is not null)
        {
            throw ErrorCatalogue.TargetFedByOtherStream(target.TableArn, stream, feeder.StreamArn);
        }

        CdcControl? own = controls.FirstOrDefault(control => control.StreamArn == stream);
        if (own is not null && own.TargetTableArn != target.TableArn)
        {
            throw ErrorCatalogue.StreamFeedsOtherTarget(stream, target.TableArn, own.TargetTableArn);
        }

        if (own is not null && !IsSameLoad(own, request, target))
        {
            throw ErrorCatalogue.CdcOfOtherLoad(stream, target.TableArn, own.SnapshotTime, request.SnapshotTime);
        }

        return own;
    }

    /// <summary>Throws when another function, or another version of it, is pinned; nothing is before it was published.</summary>
    public static void CheckFunction(CdcControl control, FunctionFacts function)
    {
        string asked = FunctionReference.VersionOf(control.FunctionArn) is null
            ? FunctionReference.WithoutVersion(function.Arn)
            : function.Arn;
        if (!string.Equals(control.FunctionArn, asked, StringComparison.Ordinal))
        {
            throw ErrorCatalogue.CdcOfOtherFunction(control.StreamArn, function.Arn, control.FunctionArn);
        }
    }

    // Who names the tables only, to go on with what is there, need not repeat the time.
    private static bool IsSameLoad(CdcControl control, CdcRequest request, TableDescription target) =>
        (request.SnapshotTime is null || request.SnapshotTime == control.SnapshotTime)
        && (target.TableId is null || target.TableId == control.TargetTableId);
}
