using System;
using System.Collections.Generic;
using System.Threading;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.TimeToLive;

/// <summary>
/// The items of a table with time to live in the order in which they are to be deleted: some time after they have
/// expired, as AWS deletes them in the background. An entry whose item was changed meanwhile no longer counts: the item
/// as it is now has its own. Used under the table's lock, except for <see cref="NextDue"/>.
/// </summary>
internal sealed class ItemExpiry(TimeSpan delay)
{
    private const int SmallestLengthToCompact = 1024;

    private readonly PriorityQueue<StoredItem, long> _queue = new();
    private string? _attributeName;
    private DateTimeOffset _startsAt;
    private long _nextDue = long.MaxValue;

    /// <summary>Ticks at which the next item is due, if it is still there. Can be read without the lock.</summary>
    public long NextDue => Volatile.Read(ref _nextDue);

    /// <summary>From <paramref name="startsAt"/> on items with this attribute expire, those of before too.</summary>
    public void Begin(string attributeName, DateTimeOffset startsAt, ItemTree items)
    {
        _attributeName = attributeName;
        _startsAt = startsAt;
        Enqueue(items, startsAt);
    }

    public void End()
    {
        _attributeName = null;
        _queue.Clear();
        ShowNext();
    }

    /// <summary>Takes up an item that was written.</summary>
    public void Note(StoredItem item, DateTimeOffset now, ItemTree items)
    {
        if (_attributeName is null || !item.Exists)
        {
            return;
        }

        Enqueue(item, now);
        if (_queue.Count > SmallestLengthToCompact && _queue.Count > 2 * items.Count)
        {
            _queue.Clear();
            Enqueue(items, now);
        }

        ShowNext();
    }

    /// <summary>The next item that is due, as it was when it was noted, and when it was due; false where none is.</summary>
    public bool TryTake(long nowTicks, out StoredItem item, out long dueTicks)
    {
        bool isDue = _queue.TryPeek(out item, out dueTicks) && dueTicks <= nowTicks;
        if (isDue)
        {
            _queue.Dequeue();
        }

        ShowNext();
        return isDue;
    }

    private void Enqueue(ItemTree items, DateTimeOffset now)
    {
        foreach (StoredItem item in items.Snapshot())
        {
            Enqueue(item, now);
        }

        ShowNext();
    }

    private void Enqueue(StoredItem item, DateTimeOffset now)
    {
        if (ExpiryTime.Of(item, _attributeName!, now) is { } expires)
        {
            DateTimeOffset from = now > _startsAt ? now : _startsAt;
            _queue.Enqueue(item, ((expires > from ? expires : from) + delay).UtcTicks);
        }
    }

    private void ShowNext()
    {
        Volatile.Write(ref _nextDue, _queue.TryPeek(out _, out long due) ? due : long.MaxValue);
    }
}
