using System;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Whether change data capture that has run before can be turned on again without a gap; pure.</summary>
/// <remarks>
/// A mapping that is off keeps its position, but the stream does not keep its records. When it was turned off is told by
/// Lambda in its own time.
/// </remarks>
internal static class PauseCheck
{
    /// <summary>Throws what stands against it.</summary>
    /// <param name="control">The control row.</param>
    /// <param name="mapping">Its mapping; null when it has none yet.</param>
    /// <param name="broken">What the ledger says of lost records; null for nothing.</param>
    /// <param name="now">The service's own time.</param>
    public static void Check(
        CdcControl control, EventSourceMappingConfiguration? mapping, BrokenWindow? broken, DateTime now)
    {
        if (broken is not null)
        {
            throw ErrorCatalogue.CdcWindowBroken(control.StreamArn, control.TargetTableArn, broken.Cause);
        }

        if (mapping is { State: MappingState.Disabled, LastModified: { } since }
            && now - since > CdcConstants.StreamRetention - CdcConstants.WindowMargin)
        {
            throw ErrorCatalogue.CdcPausedTooLong(control.StreamArn, since, now);
        }
    }
}
