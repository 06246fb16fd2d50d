namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>One line of a key schema: attribute and HASH or RANGE.</summary>
internal sealed record KeyElement(string Name, string KeyType)
{
    public const string Hash = "HASH";
    public const string Range = "RANGE";
}
