using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Failures;

/// <summary>
/// What the on-failure destination is told of a batch that was given up: where it stands in the stream, no data.
/// </summary>
internal sealed record FailureRecord
{
    public const string RetriesExhausted = "RetryAttemptsExhausted";
    public const string AgeExceeded = "RecordAgeExceeded";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required string RequestId { get; init; }

    public required string FunctionArn { get; init; }

    /// <summary>Why it was given up.</summary>
    public required string Condition { get; init; }

    public required int Invocations { get; init; }

    /// <summary>The last delivery; null when there was none.</summary>
    public BatchOutcome? LastOutcome { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string StreamArn { get; init; }

    public required string ShardId { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<StreamEntry> Records { get; init; }

    /// <param name="payload">For a bucket, the event as a text. Null: not shown, as to a queue.</param>
    public byte[] Write(ReadOnlyMemory<byte>? payload = null)
    {
        var body = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(body, Options);
        writer.WriteStartObject();
        WriteContexts(writer);
        writer.WriteString("version", "1.0");
        writer.WriteString("timestamp", Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        WriteBatch(writer);
        if (payload is ReadOnlyMemory<byte> shown)
        {
            writer.WriteString("payload", shown.Span);
        }

        writer.WriteEndObject();
        writer.Flush();
        return body.WrittenSpan.ToArray();
    }

    private void WriteContexts(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("requestContext");
        writer.WriteString("requestId", RequestId);
        writer.WriteString("functionArn", FunctionArn);
        writer.WriteString("condition", Condition);
        writer.WriteNumber("approximateInvokeCount", Invocations);
        writer.WriteEndObject();
        if (LastOutcome is not { NotInvoked: null } outcome)
        {
            return;
        }

        writer.WriteStartObject("responseContext");
        writer.WriteNumber("statusCode", 200);
        writer.WriteString("executedVersion", outcome.ExecutedVersion);
        writer.WriteString("functionError", outcome.FunctionError);
        writer.WriteEndObject();
    }

    private void WriteBatch(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("DDBStreamBatchInfo");
        writer.WriteString("shardId", ShardId);
        writer.WriteString("startSequenceNumber", SequenceNumber.Format(Records[0].Sequence));
        writer.WriteString("endSequenceNumber", SequenceNumber.Format(Records[^1].Sequence));
        writer.WriteString("approximateArrivalOfFirstRecord", Second(Records[0]));
        writer.WriteString("approximateArrivalOfLastRecord", Second(Records[^1]));
        writer.WriteNumber("batchSize", Records.Count);
        writer.WriteString("streamArn", StreamArn);
        writer.WriteEndObject();
    }

    private static string Second(StreamEntry entry) =>
        entry.Change.Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
