using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>One read of TransactGetItems, checked as far as that goes without its table.</summary>
internal sealed class TransactedGet
{
    private readonly RequestObject _request;
    private readonly RequestExpressions _expressions;

    private TransactedGet(RequestObject request, RequestExpressions expressions)
    {
        _request = request;
        _expressions = expressions;
        TableName = request.RequiredText("TableName");
    }

    public string TableName { get; }

    public ProjectionExpression? Projection => _expressions.Projection;

    /// <summary>Notes members that break the API model's constraints.</summary>
    public static void CheckMembers(RequestObject action)
    {
        if (action.RequiredObject("Get") is { } get)
        {
            get.RequiredText("TableName");
            get.RequiredObject("Key");
        }
    }

    public static TransactedGet Read(RequestObject action)
    {
        RequestObject get = action.Object("Get")!;
        ItemCodec.Current.Measure(get.Raw("Key"));
        RequestExpressions expressions = RequestExpressions.OfTransactionGet(get);
        expressions.Open();
        expressions.Read();
        return new TransactedGet(get, expressions);
    }

    /// <summary>The ordered key, after the read was checked against its table.</summary>
    public byte[] ReadKey(Table table)
    {
        byte[] key = ItemCodec.Current.ReadKey(_request.Raw("Key"), table);
        KeyRules.Check(_expressions, table);
        return key;
    }
}
