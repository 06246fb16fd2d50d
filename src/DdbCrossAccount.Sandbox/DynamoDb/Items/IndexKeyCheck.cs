using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// An item may lack the key attributes of an index, but where they are there they must have their type and a value.
/// </summary>
internal static class IndexKeyCheck
{
    private const int LengthOfEmpty = 8;

    public static void Check(ItemEncoder item, TableDefinition table)
    {
        foreach (IndexDefinition index in table.LocalIndexes)
        {
            Check(item, table, index);
        }

        foreach (IndexDefinition index in table.GlobalIndexes)
        {
            Check(item, table, index);
        }
    }

    private static void Check(ItemEncoder item, TableDefinition table, IndexDefinition index)
    {
        foreach (KeyAttribute key in index.KeyAttributes(table))
        {
            if (item.Find(key.NameUtf8) is not { } slot)
            {
                continue;
            }

            if (slot.Type != key.Type)
            {
                throw DynamoDbError.IndexKeyTypeMismatch(key.Name, key.Type, slot.Type, index.Name);
            }

            if (slot.ValueLength == LengthOfEmpty && key.Type != AttributeType.N)
            {
                throw DynamoDbError.EmptyIndexKeyValue(key.Name, key.Type, index.Name);
            }
        }
    }
}
