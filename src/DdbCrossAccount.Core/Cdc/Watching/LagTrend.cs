using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Whether the lag falls, and when it is gone, from the lags of the last minutes; unknown until ten seconds of them.</summary>
internal sealed class LagTrend
{
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    private readonly Queue<(DateTime Time, TimeSpan Lag)> _lags = [];
    private (DateTime Time, TimeSpan Lag) _last;

    /// <summary>Takes the lag of one moment; unknown ones are left out.</summary>
    public void Add(DateTime time, TimeSpan? lag)
    {
        if (lag is not { } known)
        {
            return;
        }

        _last = (time, known);
        _lags.Enqueue(_last);
        while (time - _lags.Peek().Time > Span)
        {
            _lags.Dequeue();
        }
    }

    /// <summary>The time until the lag is gone, if it goes on falling as it does; null while that is unknown.</summary>
    public TimeSpan? TimeLeft
    {
        get
        {
            if (_lags.Count == 0)
            {
                return null;
            }

            (DateTime time, TimeSpan lag) = _lags.Peek();
            double seconds = (_last.Time - time).TotalSeconds;
            double gained = (lag - _last.Lag).TotalSeconds;
            if (_last.Lag == TimeSpan.Zero)
            {
                return TimeSpan.Zero;
            }

            return seconds >= SteadyAfter.TotalSeconds && gained > 0
                ? TimeSpan.FromSeconds(Math.Ceiling(_last.Lag.TotalSeconds * seconds / gained))
                : null;
        }
    }
}
