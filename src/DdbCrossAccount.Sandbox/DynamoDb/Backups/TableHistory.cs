using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>The table as it was, out of what it is and what continuous backups have noted since.</summary>
internal static class TableHistory
{
    /// <summary>
    /// The items as of a time: with all changes before it and none at it or later. References are taken at once; the
    /// result is read at leisure, in the order of keys.
    /// </summary>
    public static IEnumerable<StoredItem> ItemsAt(Table table, DateTimeOffset time)
    {
        StoredItem[] now;
        var before = new SortedDictionary<byte[], StoredItem>(KeyOrder.Instance);
        lock (table.Gate)
        {
            now = table.Items.Snapshot();
            foreach (ItemChange change in table.Backups.Between(time, DateTimeOffset.MaxValue))
            {
                before.TryAdd(change.Key.ToArray(), change.Old);
            }
        }

        return before.Count == 0 ? now : Merge(now, before);
    }

    /// <summary>
    /// One change for each key whose item was written in the window: from what it was at its beginning to what it was
    /// at its end, with the time of the last change. What came and went within the window is left out.
    /// </summary>
    public static IReadOnlyCollection<ItemChange> ChangesBetween(Table table, DateTimeOffset from, DateTimeOffset to)
    {
        var changes = new SortedDictionary<byte[], ItemChange>(KeyOrder.Instance);
        lock (table.Gate)
        {
            foreach (ItemChange change in table.Backups.Between(from, to))
            {
                byte[] key = change.Key.ToArray();
                changes[key] = changes.TryGetValue(key, out ItemChange first) ? change with { Old = first.Old } : change;
            }
        }

        return [.. changes.Values.Where(change => change.Old.Exists || change.New.Exists)];
    }

    private static IEnumerable<StoredItem> Merge(StoredItem[] now, SortedDictionary<byte[], StoredItem> before)
    {
        int index = 0;
        foreach ((byte[] key, StoredItem old) in before)
        {
            while (index < now.Length && now[index].Key.SequenceCompareTo(key) < 0)
            {
                yield return now[index++];
            }

            if (index < now.Length && now[index].Key.SequenceEqual(key))
            {
                index++;
            }

            if (old.Exists)
            {
                yield return old;
            }
        }

        while (index < now.Length)
        {
            yield return now[index++];
        }
    }
}
