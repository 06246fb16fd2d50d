using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>One action of TransactWriteItems, read and checked as far as that goes without its table.</summary>
internal sealed class TransactionAction
{
    private static readonly string[] Kinds = ["ConditionCheck", "Put", "Delete", "Update"];

    private readonly string _kind;
    private readonly RequestObject _request;
    private readonly RequestExpressions _expressions;

    private TransactionAction(string kind, RequestObject request, RequestExpressions expressions, string tableName, long size)
    {
        _kind = kind;
        _request = request;
        _expressions = expressions;
        TableName = tableName;
        Size = size;
    }

    public string TableName { get; }

    /// <summary>The size of the item or key and of the values, by DynamoDB's rules.</summary>
    public long Size { get; }

    /// <summary>The action that a caller must be allowed to do; there is none for transactions as such.</summary>
    public string Permission => _kind == "ConditionCheck" ? "ConditionCheckItem" : $"{_kind}Item";

    /// <summary>Notes members that break the API model's constraints, of whatever kind the action is.</summary>
    public static void CheckMembers(RequestObject action)
    {
        foreach (string kind in Kinds)
        {
            if (action.Object(kind) is { } request)
            {
                CheckMembers(kind, request);
            }
        }
    }

    public static TransactionAction Read(RequestObject action)
    {
        string[] kinds = [.. Kinds.Where(action.Has)];
        if (kinds.Length != 1)
        {
            throw DynamoDbError.Validation(kinds.Length == 0
                ? "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request"
                : "TransactItems can only contain one of Check, Put, Update or Delete");
        }

        RequestObject request = action.Object(kinds[0])!;
        long size = ItemCodec.Current.Measure(request.Raw(SubjectOf(kinds[0])));
        RequestExpressions expressions = kinds[0] == "Update"
            ? RequestExpressions.OfTransactionUpdate(request)
            : RequestExpressions.OfTransactionWrite(request);
        expressions.Open();
        expressions.Read();
        return new TransactionAction(kinds[0], request, expressions, request.RequiredText("TableName"), size + expressions.ValuesSize);
    }

    /// <summary>Checks the action against its table.</summary>
    public ItemWrite ToWrite(Table table)
    {
        return _kind switch
        {
            "Put" => ItemWriteReader.ReadPut(_request, _expressions, table),
            "Delete" => ItemWriteReader.ReadDelete(_request, _expressions, table),
            "Update" => ItemWriteReader.ReadUpdate(_request, _expressions, table),
            _ => ReadCheck(table),
        };
    }

    private static string SubjectOf(string kind)
    {
        return kind == "Put" ? "Item" : "Key";
    }

    private static void CheckMembers(string kind, RequestObject request)
    {
        request.RequiredText("TableName");
        request.RequiredObject(SubjectOf(kind));
        ItemWriteReader.ShowsItemOnFailure(request);
        if (kind is "ConditionCheck")
        {
            request.RequiredText("ConditionExpression");
        }
        else if (kind is "Update")
        {
            request.RequiredText("UpdateExpression");
        }
    }

    private ConditionCheck ReadCheck(Table table)
    {
        byte[] key = ItemCodec.Current.ReadKey(_request.Raw("Key"), table);
        KeyRules.Check(_expressions, table);
        return new ConditionCheck(table, key)
        {
            Condition = _expressions.WriteCondition,
            ShowsItemOnFailure = ItemWriteReader.ShowsItemOnFailure(_request),
        };
    }
}
