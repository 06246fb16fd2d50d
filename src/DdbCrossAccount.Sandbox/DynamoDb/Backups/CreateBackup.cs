using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>Makes a backup. Names need not be unique; a table that is being created is not found.</summary>
[Operation("DynamoDB_20120810.CreateBackup")]
internal sealed class CreateBackup(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string table = request.RequiredText("TableName");
        string name = request.TextOfLength("BackupName", 3, 255);
        request.Check();
        Backup backup = Take(ContinuousBackupsAnswer.Find(Access, call, "CreateBackup", table), name);
        Services.DynamoDb.Backups.Add(backup);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("BackupDetails");
        BackupWriter.WriteDetails(writer, backup, "CREATING");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private Backup Take(Table table, string name)
    {
        lock (table.Gate)
        {
            return table.Work == TableWork.Creating
                ? throw DynamoDbError.TableNotFound(table.Arn.Name)
                : Backup.Take(table, name, Backup.User, JobId.Make(table.Now, Services.Ids));
        }
    }
}
