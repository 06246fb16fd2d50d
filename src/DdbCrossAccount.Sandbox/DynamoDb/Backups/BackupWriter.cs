using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>Writes what the operations on backups tell of them.</summary>
internal static class BackupWriter
{
    public static void AnswerDescription(JsonCall call, Backup backup, string status)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("BackupDescription");
        writer.WriteStartObject("BackupDetails");
        WriteDetails(writer, backup, status);
        writer.WriteEndObject();
        WriteTable(writer, backup);
        WriteFeatures(writer, backup);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The members of BackupDetails, which a summary has, too.</summary>
    public static void WriteDetails(Utf8JsonWriter writer, Backup backup, string status)
    {
        writer.WriteString("BackupArn", backup.Arn);
        writer.WriteString("BackupName", backup.Name);
        writer.WriteNumber("BackupSizeBytes", backup.SizeBytes);
        writer.WriteString("BackupStatus", status);
        writer.WriteString("BackupType", backup.Type);
        JsonTime.Write(writer, "BackupCreationDateTime", backup.CreatedAt);
        if (backup.ExpiresAt is { } expires)
        {
            JsonTime.Write(writer, "BackupExpiryDateTime", expires);
        }
    }

    private static void WriteTable(Utf8JsonWriter writer, Backup backup)
    {
        TableDefinition definition = backup.Definition;
        writer.WriteStartObject("SourceTableDetails");
        writer.WriteString("TableName", backup.Table.Name);
        writer.WriteString("TableId", backup.TableId);
        writer.WriteString("TableArn", backup.Table.ToString());
        writer.WriteNumber("TableSizeBytes", backup.SizeBytes);
        TableDescriptionWriter.WriteKeySchema(writer, definition.Keys);
        JsonTime.Write(writer, "TableCreationDateTime", backup.TableCreatedAt);
        WriteUnits(writer, definition.Provisioned);
        TableDescriptionWriter.WritePair(writer, "OnDemandThroughput", "MaxReadRequestUnits", "MaxWriteRequestUnits", definition.OnDemand);
        writer.WriteNumber("ItemCount", backup.ItemCount);
        writer.WriteString("BillingMode", definition.Billing);
        writer.WriteEndObject();
    }

    /// <summary>Only what the table had; tags, recovery, class, protection and policy are not part of a backup.</summary>
    private static void WriteFeatures(Utf8JsonWriter writer, Backup backup)
    {
        writer.WriteStartObject("SourceTableFeatureDetails");
        if (backup.Type == Backup.User)
        {
            WriteIndexes(writer, "LocalSecondaryIndexes", backup.Definition.LocalIndexes);
            WriteIndexes(writer, "GlobalSecondaryIndexes", backup.Definition.GlobalIndexes);
            WriteStream(writer, backup.StreamViewType);
            WriteTimeToLive(writer, backup.TimeToLiveAttribute);
            WriteEncryption(writer, backup.Definition.Encryption);
        }

        writer.WriteEndObject();
    }

    private static void WriteIndexes(Utf8JsonWriter writer, string member, IReadOnlyList<IndexDefinition> indexes)
    {
        if (indexes.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(member);
        foreach (IndexDefinition index in indexes)
        {
            writer.WriteStartObject();
            writer.WriteString("IndexName", index.Name);
            TableDescriptionWriter.WriteKeySchema(writer, index.Keys);
            TableDescriptionWriter.WriteProjection(writer, index.ProjectionType, index.NonKeyAttributes);
            if (index.IsGlobal)
            {
                WriteUnits(writer, index.Provisioned);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteUnits(Utf8JsonWriter writer, Throughput? units)
    {
        TableDescriptionWriter.WritePair(
            writer, "ProvisionedThroughput", "ReadCapacityUnits", "WriteCapacityUnits", units ?? new Throughput(0, 0));
    }

    private static void WriteStream(Utf8JsonWriter writer, string? viewType)
    {
        if (viewType is not null)
        {
            writer.WriteStartObject("StreamDescription");
            writer.WriteBoolean("StreamEnabled", true);
            writer.WriteString("StreamViewType", viewType);
            writer.WriteEndObject();
        }
    }

    private static void WriteTimeToLive(Utf8JsonWriter writer, string? attribute)
    {
        if (attribute is not null)
        {
            writer.WriteStartObject("TimeToLiveDescription");
            writer.WriteString("TimeToLiveStatus", "ENABLED");
            writer.WriteString("AttributeName", attribute);
            writer.WriteEndObject();
        }
    }

    private static void WriteEncryption(Utf8JsonWriter writer, Encryption? encryption)
    {
        if (encryption is not null)
        {
            writer.WriteStartObject("SSEDescription");
            writer.WriteString("Status", "ENABLED");
            writer.WriteString("SSEType", "KMS");
            writer.WriteString("KMSMasterKeyArn", encryption.KeyArn);
            writer.WriteEndObject();
        }
    }
}
