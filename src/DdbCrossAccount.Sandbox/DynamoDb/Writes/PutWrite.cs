using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Writes;

internal sealed class PutWrite(Table table, StoredItem item) : ItemWrite(table, item.Key.ToArray())
{
    public override StoredItem Change(StoredItem old)
    {
        return item;
    }
}
