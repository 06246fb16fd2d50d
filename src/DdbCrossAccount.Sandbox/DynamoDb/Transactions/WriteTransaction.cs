using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>
/// All writes of a transaction, done together or not at all. Nobody sees some of them without the others, for the locks of
/// all their tables are held meanwhile; so two transactions never conflict, and TransactionConflict is no answer of ours.
/// </summary>
internal sealed class WriteTransaction(IReadOnlyList<ItemWrite> writes)
{
    private readonly Dictionary<(Table Table, UInt128 Hash), long> _growth = [];

    /// <summary>Does the writes, or throws TransactionCanceledException with a reason for each.</summary>
    public IReadOnlyList<WrittenItem> Commit()
    {
        using var locks = new TransactionLocks(writes.Select(write => write.Table));
        var written = new WrittenItem[writes.Count];
        var reasons = new CancellationReason[writes.Count];
        for (int i = 0; i < writes.Count; i++)
        {
            StoredItem old = writes[i].Table.Items.Find(writes[i].Key);
            reasons[i] = Prepare(writes[i], old, out StoredItem item);
            written[i] = new WrittenItem(old, item);
        }

        if (reasons.Any(reason => reason != CancellationReason.None))
        {
            throw DynamoDbError.TransactionCanceled(reasons);
        }

        for (int i = 0; i < writes.Count; i++)
        {
            Apply(writes[i], written[i]);
        }

        return written;
    }

    private CancellationReason Prepare(ItemWrite write, StoredItem old, out StoredItem item)
    {
        item = old;
        if (!write.IsConditionMet(old))
        {
            return CancellationReason.ConditionalCheckFailed(write.ShowsItemOnFailure ? old : default);
        }

        try
        {
            item = write.Change(old);
        }
        catch (ServiceException error) when (TransactionRequest.IsReason(error))
        {
            return CancellationReason.ValidationError(error.Message);
        }

        return RoomRefusal(write, old, item) ?? CapacityRefusal(write, old, item) ?? CancellationReason.None;
    }

    /// <summary>Counts together what the transaction adds to one item collection.</summary>
    private CancellationReason? RoomRefusal(ItemWrite write, StoredItem old, StoredItem item)
    {
        if (write.Table.Indexes.Collections is not { } collections)
        {
            return null;
        }

        (Table, UInt128) collection = (write.Table, ItemCollections.HashOf(write.Key));
        long growth = _growth.GetValueOrDefault(collection) + write.Table.Indexes.Growth(old, item);
        _growth[collection] = growth;
        try
        {
            collections.RequireRoom(write.Key, growth);
            return null;
        }
        catch (ServiceException error)
        {
            return new CancellationReason("ItemCollectionSizeLimitExceeded", error.Message, default);
        }
    }

    private static CancellationReason? CapacityRefusal(ItemWrite write, StoredItem old, StoredItem item)
    {
        return write.Table.Capacity.WriteRefusal(write.Key, old, item) is { } throttle ? ThrottleReason.Of(throttle) : null;
    }

    private static void Apply(ItemWrite write, WrittenItem written)
    {
        write.Table.Capacity.TakeWrite(write.Key, written.Old, written.New, TransactionRequest.CapacityFactor);
        if (write is not ConditionCheck)
        {
            write.Table.Write(write.Key, written.New);
        }
    }
}
