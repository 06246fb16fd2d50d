using System;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Writes;

/// <summary>One write of one item, read and checked as far as that goes without the item as it is.</summary>
internal abstract class ItemWrite(Table table)
{
    public Table Table => table;

    /// <summary>The ordered key of the item.</summary>
    public abstract ReadOnlySpan<byte> Key { get; }

    public ConditionExpression? Condition { get; init; }

    /// <summary>Whether the item goes with the error when the condition is not met.</summary>
    public bool ShowsItemOnFailure { get; init; }

    /// <summary>True when the item after the write depends on the one before.</summary>
    protected virtual bool DependsOnOld => Condition is not null;

    /// <summary>The item after the write, or none. Throws where the write cannot be applied to this item.</summary>
    public abstract StoredItem Change(StoredItem old);

    public bool IsConditionMet(StoredItem old)
    {
        return Condition is null || Condition.IsMet(old);
    }

    public ServiceException ConditionFailed(StoredItem old)
    {
        return DynamoDbError.ConditionFailed(ShowsItemOnFailure ? old : default);
    }

    /// <summary>Does the write by itself, under the table's lock.</summary>
    public WrittenItem Apply()
    {
        lock (table.Gate)
        {
            if (!DependsOnOld && !table.Capacity.IsLimited)
            {
                StoredItem changed = Change(default);
                return new WrittenItem(table.Write(Key, changed), changed);
            }

            StoredItem old = table.Items.Find(Key);
            bool isMet = IsConditionMet(old);
            StoredItem item = isMet ? Change(old) : old;
            table.Capacity.DemandWrite(Key, old, item);
            if (!isMet)
            {
                throw ConditionFailed(old);
            }

            table.Write(Key, item);
            return new WrittenItem(old, item);
        }
    }
}
