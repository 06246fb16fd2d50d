using System;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Writes;

internal sealed class DeleteWrite(Table table, byte[] key) : ItemWrite(table)
{
    public override ReadOnlySpan<byte> Key => key;

    public override StoredItem Change(StoredItem old)
    {
        return default;
    }
}
