using System;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Backups;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

[Operation("DynamoDB_20120810.DeleteTable")]
internal sealed class DeleteTable(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = TableNameMember.ReadOfTable(request);
        request.Check();
        Table table = Access.ForTable(call, "DeleteTable", name);
        lock (table.Gate)
        {
            RequireDeletable(table);
            BackUp(table);
            table.Enter(TableWork.Deleting);
            table.LatestStream?.Disable(table.Now);
            using var writer = new Utf8JsonWriter(call.Response);
            writer.WriteStartObject();
            TableDescriptionWriter.Write(writer, "TableDescription", table);
            writer.WriteEndObject();
        }
    }

    /// <summary>Of a table with recovery AWS keeps a backup by itself.</summary>
    private void BackUp(Table table)
    {
        if (table.Backups.IsEnabled)
        {
            string id = JobId.Make(table.Now, Services.Ids);
            Services.DynamoDb.Backups.Add(Backup.Take(
                table, $"{table.Arn.Name}$DeletedTableBackup", Backup.System, $"{id[..id.IndexOf('-', StringComparison.Ordinal)]}-00000000"));
        }
    }

    private static void RequireDeletable(Table table)
    {
        if (table.Definition.DeletionProtection)
        {
            throw DynamoDbError.Validation(
                "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
        }

        TableAdmission.RequireDeletable(table);
        if (table.PolicyHolder.IsPending(table.Now))
        {
            throw DynamoDbError.PolicyUpdatePending(table.Arn.Name);
        }
    }
}
