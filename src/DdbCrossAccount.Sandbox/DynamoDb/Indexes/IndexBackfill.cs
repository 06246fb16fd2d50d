using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>
/// Fills a new index with the items that the table has: the first at once, the rest in steps, between which others get
/// the table's lock. Writes meanwhile keep the index up by themselves; so an item may be entered twice, which is the same
/// as once. An item whose index key has a wrong type is passed over silently, as AWS does.
/// </summary>
internal sealed class IndexBackfill(Table table, SecondaryIndex index)
{
    private const int FirstStep = 10_000;
    private const int Step = 500;

    private readonly ItemParts _parts = new();
    private byte[] _after = [];

    /// <summary>Called under the table's lock. A small table's index is complete when this returns.</summary>
    public void Begin()
    {
        index.IsBackfilling = true;
        Fill(FirstStep);
        if (index.IsBackfilling)
        {
            index.Backfill = Task.Run(Continue);
        }
    }

    private void Continue()
    {
        for (bool goesOn = true; goesOn;)
        {
            lock (table.Gate)
            {
                Fill(Step);
                goesOn = index.IsBackfilling && ReferenceEquals(table.Indexes.Find(index.Name), index);
            }
        }
    }

    private void Fill(int count)
    {
        List<StoredItem> items = [.. table.Items.From(_after, inclusive: false).Take(count)];
        foreach (StoredItem item in items)
        {
            index.Follow(default, _parts.OfOld(default), item, _parts.OfNew(item));
        }

        index.IsBackfilling = items.Count == count;
        _after = items.Count > 0 ? items[^1].Key.ToArray() : _after;
    }
}
