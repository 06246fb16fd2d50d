using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>
/// An item may lack the key attributes of an index, but where they are there they must have their type, a value, and no
/// more than the length of a key.
/// </summary>
internal static class IndexKeyCheck
{
    public static void Check(ItemEncoder item, IReadOnlyList<SecondaryIndex> indexes)
    {
        for (int i = 0; i < indexes.Count; i++)
        {
            Check(item, indexes[i]);
        }
    }

    private static void Check(ItemEncoder item, SecondaryIndex index)
    {
        if (SizeOf(item, index, index.Keys.Partition) > KeyEncoder.MaximumPartitionKeySize)
        {
            throw DynamoDbError.PartitionKeyTooLong();
        }

        if (SizeOf(item, index, index.Keys.Sort) > KeyEncoder.MaximumSortKeySize)
        {
            throw DynamoDbError.SortKeyTooLong();
        }
    }

    private static int SizeOf(ItemEncoder item, SecondaryIndex index, IReadOnlyList<KeyAttribute> keys)
    {
        int size = 0;
        for (int i = 0; i < keys.Count; i++)
        {
            KeyAttribute key = keys[i];
            if (item.Find(key.NameUtf8) is not { } slot)
            {
                continue;
            }

            if (slot.Type != key.Type)
            {
                throw DynamoDbError.IndexKeyTypeMismatch(key.Name, key.Type, slot.Type, index.Name);
            }

            if (KeyEncoder.IsEmpty(item.Value(slot), slot.Type))
            {
                throw DynamoDbError.EmptyIndexKeyValue(key.Name, key.Type, index.Name);
            }

            size += slot.Size - key.NameSize;
        }

        return size;
    }
}
