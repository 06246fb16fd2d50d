using System.Collections.Generic;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Says in words what is missing until the end of a wait.</summary>
internal static class CdcStanding
{
    /// <summary>What is missing, as the end of a sentence without its full stop.</summary>
    public static string Of(CdcReading reading, CdcWaitOptions options)
    {
        if (reading.Drain is not { } drain)
        {
            return "its stream could not be read";
        }

        List<string> parts =
        [
            drain.LagAtMost is { } lag ? $"the lag is {Figures.Duration(lag)} at most" : "the lag is not known yet",
            $"{Figures.Number(drain.ReadCount)} records were read, {Figures.Number(drain.UnreceiptedCount)} of the last of "
                + "them have no receipt",
        ];
        if (reading.Ledger is { ParkedCount: > 0 } or { DoubtCount: > 0 })
        {
            parts.Add(
                $"{Figures.Number(reading.Ledger.ParkedCount)} keys are parked and {Figures.Number(reading.Ledger.DoubtCount)} in "
                    + "doubt");
        }

        if (options.Goal == CdcGoal.Drained)
        {
            parts.Add(drain.IsReadToEnd ? "every shard is read to its end" : "not every shard is read to its end");
            parts.Add($"{Figures.Number(reading.Ledger.Intents.Count)} batches are being written");
        }

        return string.Join("; ", parts);
    }
}
