using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>Deletes a backup at once. AWS's own go by themselves, and no earlier.</summary>
[Operation("DynamoDB_20120810.DeleteBackup")]
internal sealed class DeleteBackup(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("BackupArn");
        request.Check();
        Backup backup = BackupAccess.Find(Services, Access, call, "DeleteBackup", arn);
        if (backup.ExpiresAt is { } expires)
        {
            throw DynamoDbError.SystemBackup(arn, expires);
        }

        if (backup.IsInUse)
        {
            throw DynamoDbError.BackupInUse(arn, byAnotherRestore: false);
        }

        Services.DynamoDb.Backups.Remove(backup);
        BackupWriter.AnswerDescription(call, backup, "DELETED");
    }
}
