using System;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Writes;

/// <param name="table">The table.</param>
/// <param name="keyItem">An item of nothing but the key: what the update starts from where there is no item.</param>
/// <param name="update">What to change.</param>
internal sealed class UpdateWrite(Table table, StoredItem keyItem, UpdateExpression update) : ItemWrite(table)
{
    public override ReadOnlySpan<byte> Key => keyItem.Key;

    protected override bool DependsOnOld => true;

    public override StoredItem Change(StoredItem old)
    {
        if (!old.Exists && !update.CreatesItem)
        {
            return default;
        }

        StoredItem start = old.Exists ? old : keyItem;
        if (update.Actions.Count == 0)
        {
            return start;
        }

        AttributeMap changed = update.Apply(AttributeMap.Of(start));
        CheckIndexKeys(changed);
        return ItemCodec.Current.ReadUpdated(changed.ToJson(), Table);
    }

    /// <summary>The texts differ from those for an item that is put.</summary>
    private void CheckIndexKeys(AttributeMap changed)
    {
        foreach (SecondaryIndex index in Table.Indexes.All)
        {
            foreach (KeyAttribute key in index.Keys.All)
            {
                if (changed.Find(key.NameUtf8) is { } value)
                {
                    Check(value, key);
                }
            }
        }
    }

    private static void Check(AttributeValue value, KeyAttribute key)
    {
        const int LengthOfEmpty = 2;
        if (value.Type != key.Type)
        {
            throw DynamoDbError.UpdatedIndexKeyType();
        }

        if (value.Content.Length == LengthOfEmpty)
        {
            throw DynamoDbError.UpdatedIndexKeyEmpty(key.Type);
        }
    }
}
