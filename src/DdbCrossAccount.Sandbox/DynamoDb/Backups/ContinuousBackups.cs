using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>
/// Point-in-time recovery of one table: while it is on, every change is noted, so that the table as of any time in the
/// window can be told exactly. The notes share the stored items; nothing is copied. Used under the table's lock.
/// </summary>
/// <remarks>
/// The latest restorable time lags behind the clock by a setting. In the first minutes after enabling, when the lag
/// reaches back before the enabling, earliest and latest are both the time of enabling.
/// </remarks>
internal sealed class ContinuousBackups(TimeSpan lag)
{
    public const int DefaultRecoveryPeriodInDays = 35;

    private AppendLog<ItemChange> _changes = new();

    public bool IsEnabled { get; private set; }

    public int RecoveryPeriodInDays { get; private set; } = DefaultRecoveryPeriodInDays;

    private DateTimeOffset EnabledAt { get; set; }

    public void Enable(DateTimeOffset now, int? recoveryPeriodInDays)
    {
        RecoveryPeriodInDays = recoveryPeriodInDays ?? (IsEnabled ? RecoveryPeriodInDays : DefaultRecoveryPeriodInDays);
        if (!IsEnabled)
        {
            IsEnabled = true;
            EnabledAt = now;
        }
    }

    /// <summary>Turns recovery off and forgets the window.</summary>
    public void Disable()
    {
        IsEnabled = false;
        _changes = new AppendLog<ItemChange>();
    }

    public DateTimeOffset Earliest(DateTimeOffset now)
    {
        DateTimeOffset oldest = now - TimeSpan.FromDays(RecoveryPeriodInDays);
        return oldest > EnabledAt ? oldest : EnabledAt;
    }

    public DateTimeOffset Latest(DateTimeOffset now)
    {
        DateTimeOffset lagging = now - lag;
        return lagging > EnabledAt ? lagging : EnabledAt;
    }

    public void Note(ItemChange change)
    {
        if (IsEnabled)
        {
            _changes.Append(change);
            Trim(change.Time);
        }
    }

    /// <summary>The changes from <paramref name="from"/>, inclusive, to <paramref name="to"/>, exclusive, in order.</summary>
    public IEnumerable<ItemChange> Between(DateTimeOffset from, DateTimeOffset to)
    {
        for (long position = FirstAt(from); position < _changes.End; position++)
        {
            ItemChange change = _changes[position];
            if (change.Ticks >= to.UtcTicks)
            {
                yield break;
            }

            yield return change;
        }
    }

    private void Trim(DateTimeOffset now)
    {
        if (_changes[_changes.Start].Ticks < Earliest(now).UtcTicks)
        {
            _changes.TrimBefore(FirstAt(Earliest(now)));
        }
    }

    private long FirstAt(DateTimeOffset time)
    {
        long low = _changes.Start;
        long high = _changes.End;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (_changes[middle].Ticks < time.UtcTicks)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
