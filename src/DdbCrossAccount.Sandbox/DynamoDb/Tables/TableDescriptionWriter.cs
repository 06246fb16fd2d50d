using System;
using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>Writes a TableDescription. Called under the table's lock.</summary>
internal sealed class TableDescriptionWriter(Utf8JsonWriter writer, Table table)
{
    private readonly DateTimeOffset _now = table.Now;
    private readonly TableDefinition _definition = table.Definition;

    /// <summary>Writes the description as the value of the member.</summary>
    public static void Write(Utf8JsonWriter writer, string member, Table table)
    {
        writer.WritePropertyName(member);
        new TableDescriptionWriter(writer, table).Write();
    }

    public static void WriteKeySchema(Utf8JsonWriter writer, IReadOnlyList<KeyElement> keys)
    {
        writer.WriteStartArray("KeySchema");
        foreach (KeyElement key in keys)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName", key.Name);
            writer.WriteString("KeyType", key.KeyType);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteAttributes(Utf8JsonWriter writer, IReadOnlyList<KeyAttribute> attributes)
    {
        writer.WriteStartArray("AttributeDefinitions");
        foreach (KeyAttribute attribute in attributes)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName", attribute.Name);
            writer.WriteString("AttributeType", attribute.Type.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteProjection(Utf8JsonWriter writer, string type, IReadOnlyList<string>? nonKeyAttributes)
    {
        writer.WriteStartObject("Projection");
        if (nonKeyAttributes is not null)
        {
            writer.WriteStartArray("NonKeyAttributes");
            foreach (string name in nonKeyAttributes)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        writer.WriteString("ProjectionType", type);
        writer.WriteEndObject();
    }

    public static void WritePair(Utf8JsonWriter writer, string member, string readName, string writeName, Throughput? pair)
    {
        if (pair is null)
        {
            return;
        }

        writer.WriteStartObject(member);
        WriteUnits(writer, readName, pair.Read);
        WriteUnits(writer, writeName, pair.Write);
        writer.WriteEndObject();
    }

    private static void WriteUnits(Utf8JsonWriter writer, string member, long? units)
    {
        if (units is { } value)
        {
            writer.WriteNumber(member, value);
        }
    }

    private void Write()
    {
        writer.WriteStartObject();
        WriteAttributes(writer, _definition.Attributes);
        writer.WriteString("TableName", table.Arn.Name);
        WriteKeySchema(writer, _definition.Keys);
        writer.WriteString("TableStatus", table.Status());
        JsonTime.Write(writer, "CreationDateTime", table.CreatedAt);
        WriteProvisioned();
        WriteStatistics();
        writer.WriteString("TableArn", table.Arn.ToString());
        writer.WriteString("TableId", table.Id);
        WriteBilling();
        WriteIndexes("LocalSecondaryIndexes", _definition.LocalIndexes);
        WriteIndexes("GlobalSecondaryIndexes", _definition.GlobalIndexes);
        VectorIndexes.Write(writer, table, table.Work == TableWork.Creating ? TableStatus.Creating : TableStatus.Active);
        WriteStream();
        WriteRestore();
        WriteEncryption();
        WriteTableClass();
        writer.WriteBoolean("DeletionProtectionEnabled", _definition.DeletionProtection);
        WritePair(writer, "OnDemandThroughput", "MaxReadRequestUnits", "MaxWriteRequestUnits", _definition.OnDemand);
        WriteWarm(table.WarmChange?.Old ?? _definition.Warm, IsSettled ? "ACTIVE" : "UPDATING");
        writer.WriteEndObject();
    }

    private bool IsSettled => table.WarmChange is null && table.Work != TableWork.Creating;

    private void WriteProvisioned()
    {
        writer.WriteStartObject("ProvisionedThroughput");
        if (table.Changes.LastIncrease is { } increase)
        {
            JsonTime.Write(writer, "LastIncreaseDateTime", increase);
        }

        if (table.Changes.LastDecrease is { } decrease)
        {
            JsonTime.Write(writer, "LastDecreaseDateTime", decrease);
        }

        WriteUnits(_definition.Provisioned, table.Changes.DecreasesToday(_now));
    }

    private void WriteIndexProvisioned(Throughput? provisioned)
    {
        writer.WriteStartObject("ProvisionedThroughput");
        WriteUnits(provisioned, decreases: 0);
    }

    private void WriteUnits(Throughput? provisioned, int decreases)
    {
        writer.WriteNumber("NumberOfDecreasesToday", decreases);
        writer.WriteNumber("ReadCapacityUnits", provisioned?.Read ?? 0);
        writer.WriteNumber("WriteCapacityUnits", provisioned?.Write ?? 0);
        writer.WriteEndObject();
    }

    private void WriteStatistics()
    {
        table.Statistics.Refresh(_now, table.Items.Count, table.Items.TotalSize);
        writer.WriteNumber("TableSizeBytes", table.Statistics.SizeBytes);
        writer.WriteNumber("ItemCount", table.Statistics.ItemCount);
    }

    private void WriteBilling()
    {
        if (!_definition.IsOnDemand && _definition.OnDemandSince is null)
        {
            return;
        }

        writer.WriteStartObject("BillingModeSummary");
        writer.WriteString("BillingMode", _definition.Billing);
        if (_definition.OnDemandSince is { } since)
        {
            JsonTime.Write(writer, "LastUpdateToPayPerRequestDateTime", since);
        }

        writer.WriteEndObject();
    }

    private void WriteIndexes(string member, IReadOnlyList<IndexDefinition> indexes)
    {
        if (indexes.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(member);
        foreach (IndexDefinition index in indexes)
        {
            WriteIndex(index);
        }

        writer.WriteEndArray();
    }

    private void WriteIndex(IndexDefinition index)
    {
        writer.WriteStartObject();
        writer.WriteString("IndexName", index.Name);
        WriteKeySchema(writer, index.Keys);
        WriteProjection(writer, index.ProjectionType, index.NonKeyAttributes);
        if (index.IsGlobal)
        {
            WriteGlobalState(index);
        }

        WriteStatistics(table.Indexes.Find(index.Name));
        writer.WriteString("IndexArn", table.Arn.Index(index.Name));
        writer.WriteEndObject();
    }

    private void WriteStatistics(SecondaryIndex? index)
    {
        index?.Statistics.Refresh(_now, index.Entries.Count, index.Entries.TotalSize);
        writer.WriteNumber("IndexSizeBytes", index?.Statistics.SizeBytes ?? 0);
        writer.WriteNumber("ItemCount", index?.Statistics.ItemCount ?? 0);
    }

    private void WriteGlobalState(IndexDefinition index)
    {
        string status = table.IndexStatus(index);
        writer.WriteString("IndexStatus", status);
        if (status == TableStatus.Creating && table.Status() != TableStatus.Creating)
        {
            writer.WriteBoolean("Backfilling", _now >= index.BackfillsFrom);
        }

        WriteIndexProvisioned(index.Provisioned);
        WritePair(writer, "OnDemandThroughput", "MaxReadRequestUnits", "MaxWriteRequestUnits", index.OnDemand);
        WriteWarm(
            WarmThroughput.Grown(index.Warm ?? new Throughput(0, 0), _definition.IsOnDemand, index.Provisioned),
            status is TableStatus.Active ? "ACTIVE" : "UPDATING");
    }

    private void WriteStream()
    {
        if (table.LatestStream is not { } stream)
        {
            return;
        }

        if (stream.IsOpen)
        {
            writer.WriteStartObject("StreamSpecification");
            writer.WriteBoolean("StreamEnabled", true);
            writer.WriteString("StreamViewType", stream.ViewType);
            writer.WriteEndObject();
        }

        writer.WriteString("LatestStreamLabel", stream.Label);
        writer.WriteString("LatestStreamArn", stream.Arn);
    }

    /// <summary>Told only while it goes on.</summary>
    private void WriteRestore()
    {
        if (table.RestoredFrom is not { } source || table.Work != TableWork.Creating)
        {
            return;
        }

        writer.WriteStartObject("RestoreSummary");
        if (source.BackupArn is not null)
        {
            writer.WriteString("SourceBackupArn", source.BackupArn);
        }

        writer.WriteString("SourceTableArn", source.Table.ToString());
        JsonTime.Write(writer, "RestoreDateTime", source.Time);
        writer.WriteBoolean("RestoreInProgress", true);
        writer.WriteEndObject();
    }

    private void WriteEncryption()
    {
        Transition<Encryption?>? change = table.EncryptionChange;
        Encryption? shown = change is null ? _definition.Encryption : change.Old;
        if (shown is null && change is null)
        {
            return;
        }

        writer.WriteStartObject("SSEDescription");
        writer.WriteString("Status", change is null ? "ENABLED" : "UPDATING");
        if (shown is not null)
        {
            writer.WriteString("SSEType", "KMS");
            writer.WriteString("KMSMasterKeyArn", shown.KeyArn);
        }

        if (table.InaccessibleSince is { } since)
        {
            JsonTime.Write(writer, "InaccessibleEncryptionDateTime", since);
        }

        writer.WriteEndObject();
    }

    private void WriteTableClass()
    {
        if (_definition.TableClass is not null)
        {
            writer.WriteStartObject("TableClassSummary");
            writer.WriteString("TableClass", _definition.TableClass);
            if (_definition.ClassChangedAt is { } changedAt)
            {
                JsonTime.Write(writer, "LastUpdateDateTime", changedAt);
            }

            writer.WriteEndObject();
        }
    }

    private void WriteWarm(Throughput warm, string status)
    {
        writer.WriteStartObject("WarmThroughput");
        writer.WriteNumber("ReadUnitsPerSecond", warm.Read ?? 0);
        writer.WriteNumber("WriteUnitsPerSecond", warm.Write ?? 0);
        writer.WriteString("Status", status);
        writer.WriteEndObject();
    }
}
