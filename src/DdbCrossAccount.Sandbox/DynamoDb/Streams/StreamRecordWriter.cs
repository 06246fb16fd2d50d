using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>Writes stream records as GetRecords answers them, and as Lambda hands them to functions.</summary>
internal sealed class StreamRecordWriter(Table table, TableStream stream)
{
    /// <summary>More than the ARN of a stream and a sequence number can have.</summary>
    private const int LongestName = 512;

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

    /// <summary>As GetRecords answers it.</summary>
    public void Write(Utf8JsonWriter writer, StreamEntry entry) => Write(writer, entry, RecordForm.Stream);

    /// <summary>
    /// As it stands in the event of a function: with the stream's ARN, the time as Java writes a double, and the members of
    /// the identity in small letters.
    /// </summary>
    public void WriteEvent(Utf8JsonWriter writer, StreamEntry entry) => Write(writer, entry, RecordForm.Event);

    private void Write(Utf8JsonWriter writer, StreamEntry entry, RecordForm form)
    {
        string sequence = SequenceNumber.Format(entry.Sequence);
        writer.WriteStartObject();
        writer.WriteString("awsRegion", table.Arn.Region);
        writer.WriteStartObject("dynamodb");
        WriteTime(writer, entry.Change.Time.ToUnixTimeSeconds(), form);
        WriteChange(writer, entry.Change, sequence);
        writer.WriteEndObject();
        writer.WriteString("eventID", IdOf(sequence));
        writer.WriteString("eventName", NameOf(entry.Change));
        writer.WriteString("eventSource", "aws:dynamodb");
        if (form == RecordForm.Event)
        {
            writer.WriteString("eventSourceARN", stream.Arn);
        }

        writer.WriteString("eventVersion", "1.1");
        if (entry.Change.IsExpiry)
        {
            WriteServiceIdentity(writer, form);
        }

        writer.WriteEndObject();
    }

    /// <summary>Tells deletions by time to live from those of users.</summary>
    private static void WriteServiceIdentity(Utf8JsonWriter writer, RecordForm form)
    {
        writer.WriteStartObject("userIdentity");
        writer.WriteString(form == RecordForm.Event ? "principalId" : "PrincipalId", "dynamodb.amazonaws.com");
        writer.WriteString(form == RecordForm.Event ? "type" : "Type", "Service");
        writer.WriteEndObject();
    }

    private string IdOf(string sequence)
    {
        Span<byte> text = stackalloc byte[LongestName];
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        int length = Encoding.ASCII.GetBytes(stream.Arn, text);
        length += Encoding.ASCII.GetBytes(sequence, text[length..]);
        MD5.HashData(text[..length], hash);
        return Convert.ToHexStringLower(hash);
    }

    private static string NameOf(ItemChange change)
    {
        return !change.Old.Exists ? "INSERT" : change.New.Exists ? "MODIFY" : "REMOVE";
    }

    // 1767323045 is 1.767323045E9 in an event.
    private static void WriteTime(Utf8JsonWriter writer, long seconds, RecordForm form)
    {
        writer.WritePropertyName("ApproximateCreationDateTime");
        string digits = seconds.ToString(CultureInfo.InvariantCulture);
        string fraction = digits[1..].TrimEnd('0');
        writer.WriteRawValue(
            form == RecordForm.Event ? $"{digits[0]}.{(fraction.Length == 0 ? "0" : fraction)}E{digits.Length - 1}" : digits,
            skipInputValidation: true);
    }

    private void WriteChange(Utf8JsonWriter writer, ItemChange change, string sequence)
    {
        _keys.Clear();
        int size = ItemCodec.Current.AppendKey(change.New.Exists ? change.New : change.Old, table.Keys, _keys);
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

    private enum RecordForm
    {
        Stream,
        Event,
    }
}
