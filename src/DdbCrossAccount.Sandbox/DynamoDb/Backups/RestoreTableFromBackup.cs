using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

[Operation("DynamoDB_20120810.RestoreTableFromBackup")]
[Lacks("VectorIndexOverride")]
internal sealed class RestoreTableFromBackup(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = TableRestore.ReadTarget(request);
        string arn = request.RequiredText("BackupArn");
        RestoreOverrides overrides = RestoreOverrides.Read(request);
        request.Check();
        RefuseLacking(request);
        var restore = new TableRestore(Services, Access);
        restore.DemandTarget(call, "RestoreTableFromBackup", name);
        Backup backup = BackupAccess.Find(Services, Access, call, "RestoreTableFromBackup", arn);
        if (backup.IsInUse)
        {
            throw Services.DynamoDb.Find(backup.Table with { Name = name }) is { RestoredFrom: not null }
                ? DynamoDbError.TableBeingRestored(name, arn)
                : DynamoDbError.BackupInUse(arn, byAnotherRestore: true);
        }

        var source = new RestoreSource(backup.Table, backup.Arn, backup.CreatedAt, backup.Definition, backup.Items);
        Table table = restore.Make(call, name, source, overrides);
        backup.BeginRestore(table);
    }
}
