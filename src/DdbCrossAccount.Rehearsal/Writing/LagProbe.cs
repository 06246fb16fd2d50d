using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>
/// Measures how long writes take from their acknowledgement by the source until the target shows them: one write at a time
/// is followed, so that the measuring does not slow what it measures.
/// </summary>
/// <remarks>A write that a later one of the same key has overtaken is not counted: its own value may never be seen.</remarks>
internal sealed class LagProbe(WriteJournal journal, LostWriteCheck check, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly List<TimeSpan> _lags = [];

    /// <summary>Follows writes until it has measured so many or is told to stop.</summary>
    public async Task RunAsync(int measures, CancellationToken stop)
    {
        while (_lags.Count < measures)
        {
            PlannedWrite write = await journal.NextAsync(stop);
            long startedAt = clock.GetTimestamp();
            if (await IsShownAsync(write, stop))
            {
                _lags.Add(clock.GetElapsedTime(startedAt));
            }
        }
    }

    /// <summary>The lag that a share of the measured writes did not exceed; null when none was measured.</summary>
    public TimeSpan? Percentile(double share) => _lags.Count == 0
        ? null
        : _lags.Order().ElementAt((int)Math.Ceiling(share * _lags.Count) - 1);

    private async Task<bool> IsShownAsync(PlannedWrite write, CancellationToken stop)
    {
        while (!await check.ShowsAsync(write, stop))
        {
            if (!journal.IsLast(write))
            {
                return false;
            }

            await Task.Delay(Look, clock, stop);
        }

        return true;
    }
}
