using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Writes;

/// <summary>Makes writes of requests, or of the actions of a transaction, whose expressions were read.</summary>
internal static class ItemWriteReader
{
    /// <summary>ALL_OLD: the item goes with the error when the condition is not met.</summary>
    public static bool ShowsItemOnFailure(RequestObject request)
    {
        return request.Choice("ReturnValuesOnConditionCheckFailure", "ALL_OLD", "NONE") == "ALL_OLD";
    }

    public static ItemWrite ReadPut(RequestObject request, RequestExpressions expressions, Table table)
    {
        KeyRules.Check(expressions, table);
        return new PutWrite(table, ItemCodec.Current.ReadItem(request.Raw("Item"), table))
        {
            Condition = expressions.WriteCondition,
            ShowsItemOnFailure = ShowsItemOnFailure(request),
        };
    }

    public static ItemWrite ReadDelete(RequestObject request, RequestExpressions expressions, Table table)
    {
        byte[] key = ItemCodec.Current.ReadKey(request.Raw("Key"), table);
        KeyRules.Check(expressions, table);
        return new DeleteWrite(table, key)
        {
            Condition = expressions.WriteCondition,
            ShowsItemOnFailure = ShowsItemOnFailure(request),
        };
    }

    public static ItemWrite ReadUpdate(RequestObject request, RequestExpressions expressions, Table table)
    {
        StoredItem key = ItemCodec.Current.ReadKeyItem(request.Raw("Key"), table);
        KeyRules.Check(expressions, table);
        return new UpdateWrite(table, key, expressions.Update ?? UpdateExpression.Nothing)
        {
            Condition = expressions.WriteCondition,
            ShowsItemOnFailure = ShowsItemOnFailure(request),
        };
    }
}
