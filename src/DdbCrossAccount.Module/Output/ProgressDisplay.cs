using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Output;

/// <summary>Shows progress bars: nothing in the first second, then at most four times a second, and removes what it has shown.</summary>
internal sealed class ProgressDisplay(ICommandPort port, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly long _start = clock.GetTimestamp();
    private readonly SortedDictionary<int, ProgressUpdate> _pending = [];
    private readonly SortedDictionary<int, ProgressUpdate> _shown = [];
    private long? _lastShown;

    /// <summary>Keeps the newest state of a bar and shows it when it is time.</summary>
    public void Show(ProgressUpdate update)
    {
        _pending[update.Id] = update;
        Sample();
    }

    /// <summary>Shows what was held back, when it is time.</summary>
    public void Sample()
    {
        if (_pending.Count == 0 || !IsTime())
        {
            return;
        }

        _lastShown = clock.GetTimestamp();
        foreach (ProgressUpdate update in _pending.Values)
        {
            _shown[update.Id] = update;
            port.WriteProgress(update);
        }

        _pending.Clear();
    }

    /// <summary>Removes one bar.</summary>
    public void Remove(int id)
    {
        _pending.Remove(id);
        if (_shown.Remove(id, out ProgressUpdate? update))
        {
            port.WriteProgress(update with { IsCompleted = true });
        }
    }

    /// <summary>Removes every bar that was shown, those below before those above.</summary>
    public void Complete()
    {
        foreach (int id in _shown.Keys.Reverse().ToArray())
        {
            Remove(id);
        }
    }

    private bool IsTime() =>
        clock.GetElapsedTime(_start) >= Patience
        && (_lastShown is not long last || clock.GetElapsedTime(last) >= Interval);
}
