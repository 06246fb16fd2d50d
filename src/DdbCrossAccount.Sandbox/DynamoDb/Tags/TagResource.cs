using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tags;

[Operation("DynamoDB_20120810.TagResource")]
internal sealed class TagResource(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("ResourceArn");
        List<KeyValuePair<string, string>> tags = TagReader.ReadSome(request);
        Table table = TagReader.FindTable(Access, call, "TagResource", arn);
        lock (table.Gate)
        {
            TagReader.RequireChangeable(table);
            table.Tags.Add(table.Arn.Name, tags, table.Now);
        }
    }
}
