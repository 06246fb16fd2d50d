using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>Writes stream records as GetRecords answers them.</summary>
internal sealed class StreamRecordWriter(Table table, TableStream stream)
{
    private readonly Utf8Buffer _keys = new();

    /// <summary>What the record counts towards the size of a page: its keys and the images that the view shows.</summary>
    public static long SizeOf(StreamEntry entry, string viewType)
    {
        ItemChange change = entry.Change;
        long size = change.Key.Length;
        size += change.Old.Exists && StreamViewType.HasOldImage(viewType) ? change.Old.Size : 0;
        size += change.New.Exists && StreamViewType.HasNewImage(viewType) ? change.New.Size : 0;
        return size;
    }

    public void Write(Utf8JsonWriter writer, StreamEntry entry)
    {
        string sequence = SequenceNumber.Format(entry.Sequence);
        writer.WriteStartObject();
        writer.WriteString("awsRegion", table.Arn.Region);
        writer.WriteStartObject("dynamodb");
        WriteChange(writer, entry.Change, sequence);
        writer.WriteEndObject();
        writer.WriteString("eventID", Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(stream.Arn + sequence))));
        writer.WriteString("eventName", NameOf(entry.Change));
        writer.WriteString("eventSource", "aws:dynamodb");
        writer.WriteString("eventVersion", "1.1");
        if (entry.Change.IsExpiry)
        {
            WriteServiceIdentity(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>Tells deletions by time to live from those of users.</summary>
    private static void WriteServiceIdentity(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("userIdentity");
        writer.WriteString("PrincipalId", "dynamodb.amazonaws.com");
        writer.WriteString("Type", "Service");
        writer.WriteEndObject();
    }

    private static string NameOf(ItemChange change)
    {
        return !change.Old.Exists ? "INSERT" : change.New.Exists ? "MODIFY" : "REMOVE";
    }

    private void WriteChange(Utf8JsonWriter writer, ItemChange change, string sequence)
    {
        _keys.Clear();
        int size = ItemCodec.Current.AppendKey(change.New.Exists ? change.New : change.Old, table.Keys, _keys);
        writer.WriteNumber("ApproximateCreationDateTime", change.Time.ToUnixTimeSeconds());
        writer.WritePropertyName("Keys");
        writer.WriteRawValue(_keys.Written, skipInputValidation: true);
        size += WriteImage(writer, "NewImage", change.New, StreamViewType.HasNewImage(stream.ViewType));
        size += WriteImage(writer, "OldImage", change.Old, StreamViewType.HasOldImage(stream.ViewType));
        writer.WriteString("SequenceNumber", sequence);
        writer.WriteNumber("SizeBytes", size);
        writer.WriteString("StreamViewType", stream.ViewType);
    }

    private static int WriteImage(Utf8JsonWriter writer, string member, StoredItem item, bool isShown)
    {
        if (!isShown || !item.Exists)
        {
            return 0;
        }

        writer.WritePropertyName(member);
        writer.WriteRawValue(item.Json, skipInputValidation: true);
        return item.Size;
    }
}
