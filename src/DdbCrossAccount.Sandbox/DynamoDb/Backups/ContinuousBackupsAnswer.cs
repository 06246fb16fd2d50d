using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>What the two operations on continuous backups share.</summary>
internal static class ContinuousBackupsAnswer
{
    /// <summary>The caller's own table; these operations have an error of their own for a table that is not there.</summary>
    public static Table Find(TableAccess access, JsonCall call, string operation, string name)
    {
        return access.FindOwn(call, operation, name) ?? throw DynamoDbError.TableNotFound(name);
    }

    /// <summary>Called under the table's lock.</summary>
    public static void Write(JsonCall call, Table table)
    {
        ContinuousBackups backups = table.Backups;
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("ContinuousBackupsDescription");
        writer.WriteString("ContinuousBackupsStatus", "ENABLED");
        writer.WriteStartObject("PointInTimeRecoveryDescription");
        if (backups.IsEnabled)
        {
            JsonTime.WriteWholeSeconds(writer, "EarliestRestorableDateTime", backups.Earliest(table.Now));
            JsonTime.WriteWholeSeconds(writer, "LatestRestorableDateTime", backups.Latest(table.Now));
        }

        writer.WriteString("PointInTimeRecoveryStatus", backups.IsEnabled ? "ENABLED" : "DISABLED");
        if (backups.IsEnabled)
        {
            writer.WriteNumber("RecoveryPeriodInDays", backups.RecoveryPeriodInDays);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
