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
        List<KeyValuePair<string, string>> tags = TagReader.Read(request);
        request.Check();
        Table table = Access.ForTable(call, "TagResource", TagReader.RequireArn(arn));
        lock (table.Gate)
        {
            var all = new SortedDictionary<string, string>(table.Tags, System.StringComparer.Ordinal);
            tags.ForEach(tag => all[tag.Key] = tag.Value);
            TagReader.RequireRoom(all.Count);
            tags.ForEach(tag => table.Tags[tag.Key] = tag.Value);
        }
    }
}
