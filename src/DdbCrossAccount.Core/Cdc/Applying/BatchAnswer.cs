using System.Buffers;
using System.Text.Json;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>What the function answers to Lambda.</summary>
/// <param name="FirstUnsettled">
/// The sequence number, as the event spelled it, of the first record that is not settled: it and everything after it is
/// delivered again, and everything before it never. Null when all is settled.
/// </param>
internal sealed record BatchAnswer(string? FirstUnsettled)
{
    public static readonly BatchAnswer AllSettled = new((string?)null);

    /// <summary>The answer in the form of <c>ReportBatchItemFailures</c>.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteStartArray("batchItemFailures");
        if (FirstUnsettled is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("itemIdentifier", FirstUnsettled);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
