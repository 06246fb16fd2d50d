using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>What is to be done with each record of a batch.</summary>
internal sealed class BatchPlan
{
    private readonly IReadOnlyList<StreamRecord> _records;

    private BatchPlan(
        IReadOnlyList<StreamRecord> records, IReadOnlyList<StreamRecord> skipped, IReadOnlyList<KeyChange> changes)
    {
        _records = records;
        Skipped = skipped;
        Changes = changes;
    }

    /// <summary>The numbers of all records, in the order of the shard.</summary>
    public IEnumerable<SequenceNumber> Numbers => _records.Select(record => record.Number).Order();

    /// <summary>Records that the snapshot holds for certain.</summary>
    public IReadOnlyList<StreamRecord> Skipped { get; }

    /// <summary>The other records, by key, in the order in which the keys come first.</summary>
    public IReadOnlyList<KeyChange> Changes { get; private set; }

    /// <summary>Those that are not settled.</summary>
    public IEnumerable<KeyChange> Unsettled => Changes.Where(change => !change.IsSettled);

    public static BatchPlan Make(StreamBatch batch, CdcControl control)
    {
        var keys = new ItemKeyReader(control.Key);
        var byKey = new Dictionary<ItemKey, KeyChange>(batch.Records.Count);
        List<KeyChange> changes = [];
        List<StreamRecord> skipped = [];
        foreach (StreamRecord record in batch.Records)
        {
            if (record.Created < control.SkipBefore)
            {
                skipped.Add(record);
                continue;
            }

            ItemKey key = ReadKey(keys, record);
            if (byKey.TryGetValue(key, out KeyChange? change))
            {
                change.Add(record);
            }
            else
            {
                changes.Add(byKey[key] = new KeyChange(key, record));
            }
        }

        return new BatchPlan(batch.Records, skipped, changes);
    }

    /// <summary>The numbers of all records of these keys.</summary>
    public static SequenceNumberSet NumbersOf(IEnumerable<KeyChange> changes) =>
        SequenceNumberSet.Of(changes.SelectMany(change => change.Records).Select(record => record.Number));

    /// <summary>Takes note of an earlier delivery: a key whose last record it settled needs nothing more.</summary>
    public void Settle(BatchReceipt receipt)
    {
        foreach (KeyChange change in Unsettled.Where(change => receipt.Contains(change.Last.Number)))
        {
            change.State = KeyChangeState.SettledBefore;
        }
    }

    /// <summary>
    /// Leaves for a later delivery everything but the first records: keys keep those of their records that are among
    /// them.
    /// </summary>
    /// <param name="numbers">The records that are left in the plan.</param>
    public void Narrow(SequenceNumberSet numbers)
    {
        List<KeyChange> narrowed = [];
        foreach (KeyChange change in Changes)
        {
            if (change.IsSettled)
            {
                narrowed.Add(change);
                continue;
            }

            KeyChange? kept = null;
            foreach (StreamRecord record in change.Records.Where(record => numbers.Contains(record.Number)))
            {
                if (kept is null)
                {
                    kept = new KeyChange(change.Key, record);
                }
                else
                {
                    kept.Add(record);
                }
            }

            if (kept is not null)
            {
                narrowed.Add(kept);
            }
        }

        Changes = narrowed;
    }

    /// <summary>
    /// The first record, in the order of the shard, of a key that is not settled. Its number is the answer, though only
    /// the last record of
    /// the key has to come again: so nothing is ever acknowledged whose key does not hold it or something newer.
    /// </summary>
    public string? FirstUnsettled()
    {
        HashSet<SequenceNumber> settled =
        [
            .. Skipped.Select(record => record.Number),
            .. Changes.Where(change => change.IsSettled).SelectMany(change => change.Records).Select(record => record.Number),
        ];
        StreamRecord? first = null;
        foreach (StreamRecord record in _records.Where(record => !settled.Contains(record.Number)))
        {
            if (first is not { } known || record.Number < known.Number)
            {
                first = record;
            }
        }

        return first?.NumberText;
    }

    private static ItemKey ReadKey(ItemKeyReader keys, StreamRecord record)
    {
        try
        {
            return keys.Read(record.Key.Span);
        }
        catch (ItemFault fault)
        {
            // The fault's words name the attribute, never its value.
            throw new StreamEventException(
                "KeySchemaDiffers", $"A record's key is not of the key schema in the ledger: {fault.Message}");
        }
    }
}
