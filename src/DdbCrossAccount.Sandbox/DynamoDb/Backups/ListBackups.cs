using System;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>The caller's backups, the oldest first; AWS's own only where they are asked for.</summary>
[Operation("DynamoDB_20120810.ListBackups")]
internal sealed class ListBackups(SandboxServices services) : DynamoDbOperation(services)
{
    private const int MaximumPage = 100;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string? table = request.Text("TableName");
        string type = request.Choice("BackupType", Backup.User, Backup.System, "AWS_BACKUP", "ALL") ?? Backup.User;
        int limit = (int)(request.IntegerBetween("Limit", 1, MaximumPage) ?? MaximumPage);
        DateTimeOffset? from = request.Time("TimeRangeLowerBound");
        DateTimeOffset? to = request.Time("TimeRangeUpperBound");
        string after = request.Text("ExclusiveStartBackupArn")?.Split('/')[^1] ?? "";
        request.Check();
        if (from > to)
        {
            throw DynamoDbError.InvalidValues("Time range lower bound must be less than or equal to upper bound");
        }

        string account = call.Caller.AccountId;
        Access.Demand(call, "ListBackups", $"arn:aws:dynamodb:{call.Region}:{account}:table/*", account, policy: null);
        Backup[] found =
        [
            .. Services.DynamoDb.Backups.Of(account, call.Region)
                .Where(backup => table is null || backup.Table.Name == table || backup.Table.ToString() == table)
                .Where(backup => type == "ALL" || backup.Type == type)
                .Where(backup => !(backup.CreatedAt < from) && !(backup.CreatedAt >= to))
                .Where(backup => string.CompareOrdinal(backup.Id, after) > 0)
                .Take(limit + 1),
        ];
        Answer(call, found, limit);
    }

    private static void Answer(JsonCall call, Backup[] found, int limit)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartArray("BackupSummaries");
        foreach (Backup backup in found.Take(limit))
        {
            writer.WriteStartObject();
            writer.WriteString("TableName", backup.Table.Name);
            writer.WriteString("TableId", backup.TableId);
            writer.WriteString("TableArn", backup.Table.ToString());
            BackupWriter.WriteDetails(writer, backup, "AVAILABLE");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (found.Length > limit)
        {
            writer.WriteString("LastEvaluatedBackupArn", found[limit - 1].Arn);
        }

        writer.WriteEndObject();
    }
}
