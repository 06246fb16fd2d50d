using System;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>An action that changes nothing; its condition alone counts.</summary>
internal sealed class ConditionCheck(Table table, byte[] key) : ItemWrite(table)
{
    public override ReadOnlySpan<byte> Key => key;

    public override StoredItem Change(StoredItem old)
    {
        return old;
    }
}
