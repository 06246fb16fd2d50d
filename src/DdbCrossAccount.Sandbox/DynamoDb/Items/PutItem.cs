using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

[Operation("DynamoDB_20120810.PutItem")]
internal sealed class PutItem(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        request.RequiredObject("Item");
        string capacity = ConsumedCapacity.Mode(request);
        string returned = ItemWriteRequest.ReturnValues(request);
        request.Check();
        ItemWriteRequest.RefuseExpressions(request);
        ItemWriteRequest.RequireOldOrNone(returned);
        Table table = Access.ForItems(call, "PutItem", name);
        StoredItem item = ItemCodec.Current.ReadItem(request.Raw("Item"), table);
        StoredItem old;
        lock (table.Gate)
        {
            old = table.Write(item.Key, item);
        }

        ItemWriteAnswer.Write(call, table, name, old, item, returned, capacity);
    }
}
