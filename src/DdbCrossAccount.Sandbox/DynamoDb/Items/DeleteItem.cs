using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

[Operation("DynamoDB_20120810.DeleteItem")]
internal sealed class DeleteItem(SandboxServices services) : DynamoDbOperation(services)
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
        ItemWriteRequest.RequireOldOrNone(returned);
        Table table = Access.ForItems(call, "DeleteItem", name);
        byte[] key = ItemCodec.Current.ReadKey(request.Raw("Key"), table);
        StoredItem old;
        lock (table.Gate)
        {
            old = table.Write(key, default);
        }

        ItemWriteAnswer.Write(call, table, name, old, default, returned, capacity);
    }
}
