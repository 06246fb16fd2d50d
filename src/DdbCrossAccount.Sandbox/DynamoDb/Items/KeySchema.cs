namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The primary key of a table.</summary>
internal sealed record KeySchema(KeyAttribute Partition, KeyAttribute? Sort)
{
    public int Count => Sort is null ? 1 : 2;
}
