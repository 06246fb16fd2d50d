using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>
/// The key attributes of a secondary index in order: of a global one up to four of partition and four of sort, of a
/// local one the table's partition attribute and another.
/// </summary>
internal sealed record IndexKeys(IReadOnlyList<KeyAttribute> Partition, IReadOnlyList<KeyAttribute> Sort, byte[] HashSalt)
{
    public IReadOnlyList<KeyAttribute> All { get; } = [.. Partition, .. Sort];

    public static IndexKeys Of(IndexDefinition index, TableDefinition table, byte[] hashSalt)
    {
        ILookup<string, KeyAttribute> keys = index.Keys.ToLookup(key => key.KeyType, key => table.AttributeOf(key.Name));
        return new IndexKeys([.. keys[KeyElement.Hash]], [.. keys[KeyElement.Range]], hashSalt);
    }
}
