using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

[Operation("DynamoDB_20120810.PutItem")]
internal sealed class PutItem(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject json = RequestObject.Parse(call.Body);
        ItemWriteRequest request = ItemWriteRequest.Read(json, RequestExpressions.OfWrite(json), "Item", onlyOld: true);
        Table table = request.FindTable(Access, call, "PutItem");
        ItemWrite write = ItemWriteReader.ReadPut(json, request.Expressions, table);
        ItemWriteAnswer.Write(call, request, table, write.Apply());
    }
}
