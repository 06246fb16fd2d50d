namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The primary key of a table, and the salt of its <see cref="PartitionHash"/>.</summary>
internal sealed record KeySchema(KeyAttribute Partition, KeyAttribute? Sort, byte[] HashSalt)
{
    public int Count => Sort is null ? 1 : 2;
}
