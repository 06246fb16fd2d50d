using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>Changes an item; makes it of its key where there is none, unless the update does nothing but take away.</summary>
[Operation("DynamoDB_20120810.UpdateItem")]
internal sealed class UpdateItem(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject json = RequestObject.Parse(call.Body);
        ItemWriteRequest request = ItemWriteRequest.Read(json, RequestExpressions.OfUpdate(json), "Key", onlyOld: false);
        Table table = request.FindTable(Access, call, "UpdateItem");
        ItemWrite write = ItemWriteReader.ReadUpdate(json, request.Expressions, table);
        ItemWriteAnswer.Write(call, request, table, write.Apply());
    }
}
