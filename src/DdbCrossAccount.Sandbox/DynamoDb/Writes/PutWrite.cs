using System;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Writes;

internal sealed class PutWrite(Table table, StoredItem item) : ItemWrite(table)
{
    public override ReadOnlySpan<byte> Key => item.Key;

    public override StoredItem Change(StoredItem old)
    {
        return item;
    }
}
