using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

[Operation("DynamoDB_20120810.DescribeTable")]
internal sealed class DescribeTable(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = TableNameMember.ReadOfTable(request);
        request.Check();
        Table table = Access.ForTable(call, "DescribeTable", name);
        lock (table.Gate)
        {
            IndexChanges.Settle(table);
            using var writer = new Utf8JsonWriter(call.Response);
            writer.WriteStartObject();
            TableDescriptionWriter.Write(writer, "Table", table);
            writer.WriteEndObject();
        }
    }
}
