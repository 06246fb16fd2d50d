using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// An update without an expression, which makes an item of nothing but its key where there is none. Update expressions
/// are refused: they are not implemented yet.
/// </summary>
[Operation("DynamoDB_20120810.UpdateItem")]
internal sealed class UpdateItem(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        request.RequiredObject("Key");
        string capacity = ConsumedCapacity.Mode(request);
        string returned = ItemWriteRequest.ReturnValues(request);
        request.Check();
        ItemWriteRequest.RefuseExpressions(request);
        request.RefuseNotImplemented("UpdateExpression", "AttributeUpdates");
        Table table = Access.ForItems(call, "UpdateItem", name);
        byte[] key = ItemCodec.Current.ReadKey(request.Raw("Key"), table);
        StoredItem item = ItemCodec.Current.ReadItem(request.Raw("Key"), table);
        StoredItem old;
        lock (table.Gate)
        {
            old = table.Items.Find(key);
            item = old.Exists ? old : item;
            table.Write(key, item);
        }

        ItemWriteAnswer.Write(call, table, name, old, item, returned, capacity);
    }
}
