using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>A time in which nothing was applied, so long that a stream drops what it got in it.</summary>
/// <param name="From">The last sign of work before it.</param>
/// <param name="To">The first sign after it, or the present.</param>
internal sealed record IdleGap(DateTime From, DateTime To)
{
    /// <summary>The first such time; null when there is none.</summary>
    /// <param name="start">From here on changes are needed, or were not proved yet.</param>
    /// <param name="minutes">The minutes in which something was applied, in order.</param>
    /// <param name="now">The service's time.</param>
    /// <param name="longest">A shorter time without work proves nothing lost: all of it can still be read.</param>
    public static IdleGap? Find(DateTime start, IEnumerable<DateTime> minutes, DateTime now, TimeSpan longest)
    {
        DateTime last = start;
        foreach (DateTime minute in minutes)
        {
            if (minute - last > longest)
            {
                return new IdleGap(last, minute);
            }

            last = minute > last ? minute : last;
        }

        return now - last > longest ? new IdleGap(last, now) : null;
    }
}
