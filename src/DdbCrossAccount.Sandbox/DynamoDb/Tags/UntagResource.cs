using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tags;

[Operation("DynamoDB_20120810.UntagResource")]
internal sealed class UntagResource(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("ResourceArn");
        List<string> keys = TagReader.ReadKeys(request);
        Table table = TagReader.FindTable(Access, call, "UntagResource", arn);
        lock (table.Gate)
        {
            TagReader.RequireChangeable(table);
            table.Tags.Remove(table.Arn.Name, keys, table.Now);
        }
    }
}
