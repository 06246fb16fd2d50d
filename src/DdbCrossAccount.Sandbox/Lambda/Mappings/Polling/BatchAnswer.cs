using System;
using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>
/// What a function's answer to a batch means where the mapping asks for ReportBatchItemFailures: the records before the
/// lowest number that it names are done with.
/// </summary>
/// <remarks>The forms of success and of total failure are those that were recorded on AWS.</remarks>
internal static class BatchAnswer
{
    /// <summary>How many of the first records are done with: all, none, or those before the first failure.</summary>
    public static int CountDone(ReadOnlyMemory<byte> answer, IReadOnlyList<StreamEntry> records)
    {
        try
        {
            using JsonDocument? document = answer.IsEmpty ? null : JsonDocument.Parse(answer);
            return document is null ? records.Count : CountDone(document.RootElement, records);
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static int CountDone(JsonElement answer, IReadOnlyList<StreamEntry> records)
    {
        switch (answer.ValueKind)
        {
            case JsonValueKind.Null:
            case JsonValueKind.String when answer.GetString()!.Length == 0:
            case JsonValueKind.Array when answer.GetArrayLength() == 0:
                return records.Count;
            case JsonValueKind.Object:
                return answer.TryGetProperty("batchItemFailures", out JsonElement failures)
                    && failures.ValueKind != JsonValueKind.Null
                    ? CountBefore(failures, records)
                    : records.Count;
            default:
                return 0;
        }
    }

    private static int CountBefore(JsonElement failures, IReadOnlyList<StreamEntry> records)
    {
        if (failures.ValueKind != JsonValueKind.Array)
        {
            return 0;
        }

        int done = records.Count;
        foreach (JsonElement failure in failures.EnumerateArray())
        {
            // One that names no record of the batch fails all of it.
            done = Math.Min(done, Math.Max(0, IndexOf(failure, records)));
        }

        return done;
    }

    private static int IndexOf(JsonElement failure, IReadOnlyList<StreamEntry> records)
    {
        if (failure.ValueKind != JsonValueKind.Object || !failure.TryGetProperty("itemIdentifier", out JsonElement identifier)
            || identifier.ValueKind != JsonValueKind.String
            || !SequenceNumber.TryParse(identifier.GetString()!, out long sequence))
        {
            return -1;
        }

        int low = 0;
        int high = records.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = records[middle].Sequence < sequence ? (middle + 1, high) : (low, middle);
        }

        return low < records.Count && records[low].Sequence == sequence ? low : -1;
    }
}
