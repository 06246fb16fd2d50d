using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

[Operation("DynamoDB_20120810.DescribeContinuousBackups")]
internal sealed class DescribeContinuousBackups(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        request.Check();
        Table table = ContinuousBackupsAnswer.Find(Access, call, "DescribeContinuousBackups", name);
        lock (table.Gate)
        {
            ContinuousBackupsAnswer.Write(call, table);
        }
    }
}
