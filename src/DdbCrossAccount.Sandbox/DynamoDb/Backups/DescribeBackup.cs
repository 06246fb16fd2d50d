using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

[Operation("DynamoDB_20120810.DescribeBackup")]
internal sealed class DescribeBackup(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("BackupArn");
        request.Check();
        BackupWriter.AnswerDescription(call, BackupAccess.Find(Services, Access, call, "DescribeBackup", arn), "AVAILABLE");
    }
}
