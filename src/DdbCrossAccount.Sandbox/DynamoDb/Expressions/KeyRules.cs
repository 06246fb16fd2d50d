using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions;

/// <summary>What expressions may not do with the key attributes of the table and of its indexes.</summary>
internal static class KeyRules
{
    public static void Check(RequestExpressions expressions, Table table)
    {
        if (expressions.Update is { } update)
        {
            RefuseKeys(update, table);
            RefuseIndexTypes(update, table);
            RefuseNested(update.Paths, table);
        }

        RefuseNested(expressions.WriteCondition?.Paths ?? [], table);
        RefuseNested(expressions.Filter?.Paths ?? [], table);
        RefuseNested(expressions.Projection?.Paths ?? [], table);
    }

    private static void RefuseKeys(UpdateExpression update, Table table)
    {
        foreach (KeyAttribute key in KeysOf(table))
        {
            if (update.Actions.Any(action => action.Path.Attribute == key.Name))
            {
                throw DynamoDbError.KeyUpdate(key.Name);
            }
        }
    }

    /// <summary>Types that are known from the request; the others are found when the item is updated.</summary>
    private static void RefuseIndexTypes(UpdateExpression update, Table table)
    {
        foreach (SecondaryIndex index in table.Indexes.All)
        {
            foreach (KeyAttribute key in index.Keys.All)
            {
                UpdateAction? action = update.Actions.FirstOrDefault(
                    action => !action.Path.IsNested && action.Path.Attribute == key.Name);
                if (action?.StaticType is { } type && type != key.Type)
                {
                    throw DynamoDbError.IndexKeyTypeMismatch(key.Name, key.Type, type, index.Name);
                }
            }
        }
    }

    private static void RefuseNested(IReadOnlyList<DocumentPath> paths, Table table)
    {
        if (!paths.Any(path => path.IsNested))
        {
            return;
        }

        RefuseNested(paths, KeysOf(table), "Key");
        foreach (SecondaryIndex index in table.Indexes.All)
        {
            RefuseNested(paths, index.Keys.All, "IndexKey");
        }
    }

    private static void RefuseNested(IReadOnlyList<DocumentPath> paths, IEnumerable<KeyAttribute> keys, string owner)
    {
        foreach (KeyAttribute key in keys)
        {
            if (paths.Any(path => path.IsNested && path.Attribute == key.Name))
            {
                throw DynamoDbError.NestedKey(key.Name, owner);
            }
        }
    }

    private static IEnumerable<KeyAttribute> KeysOf(Table table)
    {
        return table.Keys.Sort is null ? [table.Keys.Partition] : [table.Keys.Partition, table.Keys.Sort];
    }
}
