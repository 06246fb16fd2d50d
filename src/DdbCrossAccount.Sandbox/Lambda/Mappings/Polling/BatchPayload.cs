using System;
using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>Writes the events that functions get. Not thread-safe.</summary>
internal sealed class BatchPayload
{
    /// <summary>The most bytes of a synchronous invocation: 6 MB.</summary>
    public const int MaximumSize = 6 * 1024 * 1024;

    /// <summary>About what stands in an event around the item and its old form.</summary>
    private const int RecordOverhead = 600;

    // The images are canonical JSON already, and what else is in a record is of our own making.
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    private readonly StreamRecordWriter _records;
    private readonly Utf8Buffer _record = new();
    private readonly Utf8Buffer _event = new();
    private readonly Utf8JsonWriter _writer;

    public BatchPayload(StreamRecordWriter records)
    {
        _records = records;
        _writer = new Utf8JsonWriter(_record, Options);
    }

    /// <summary>About the bytes that a record takes.</summary>
    public static int Estimate(StreamEntry entry)
    {
        ItemChange change = entry.Change;
        return RecordOverhead
            + (change.Old.Exists ? change.Old.Json.Length : 0)
            + (change.New.Exists ? change.New.Json.Length : 0);
    }

    /// <summary>One record as it stands in an event; valid until the next call.</summary>
    public ReadOnlyMemory<byte> WriteRecord(StreamEntry entry)
    {
        _record.Clear();
        _writer.Reset();
        _records.WriteEvent(_writer, entry);
        _writer.Flush();
        return _record.WrittenMemory;
    }

    /// <summary>An event of as many of the first records as 6 MB hold, at least one.</summary>
    public byte[] Write(IReadOnlyList<StreamEntry> entries, out int count)
    {
        _event.Clear();
        _event.Append("{\"Records\":["u8);
        for (count = 0; count < entries.Count; count++)
        {
            ReadOnlySpan<byte> record = WriteRecord(entries[count]).Span;
            if (count > 0 && _event.Length + record.Length + ",]}".Length > MaximumSize)
            {
                break;
            }

            if (count > 0)
            {
                _event.Append((byte)',');
            }

            _event.Append(record);
        }

        _event.Append("]}"u8);
        return _event.Written.ToArray();
    }
}
