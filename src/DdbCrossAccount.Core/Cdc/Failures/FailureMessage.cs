using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>What a message of the queue is about: the bell of the function, a batch that Lambda gave up, or neither.</summary>
internal abstract record FailureMessage
{
    /// <summary>Reads a message's body. What is not understood is <see cref="Foreign"/>.</summary>
    public static FailureMessage Read(string? body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body ?? string.Empty);
            JsonElement root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? new Foreign()
                : root.TryGetProperty("DDBStreamBatchInfo", out JsonElement batch) ? ReadDiscarded(root, batch)
                : root.TryGetProperty("kind", out JsonElement kind) && kind.ValueEquals(BellMessage.Kind) ? ReadBell(root)
                : new Foreign();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return new Foreign();
        }
    }

    private static Bell ReadBell(JsonElement root) => new(
        root.GetProperty("streamArn").GetString()!,
        root.GetProperty("runId").GetString()!,
        [.. root.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("keyHash").GetString()!)]);

    // The condition for records that grew too old was never seen in a text of AWS: it is shown as it is.
    private static Discarded ReadDiscarded(JsonElement root, JsonElement batch) => new(
        batch.GetProperty("streamArn").GetString()!,
        batch.GetProperty("shardId").GetString()!,
        SequenceNumber.Parse(batch.GetProperty("startSequenceNumber").GetString()!),
        SequenceNumber.Parse(batch.GetProperty("endSequenceNumber").GetString()!),
        root.TryGetProperty("requestContext", out JsonElement context) && context.TryGetProperty("condition", out JsonElement condition)
            ? condition.GetString() ?? string.Empty
            : string.Empty);

    /// <summary>The function parked keys. The ledger knows them.</summary>
    public sealed record Bell(string StreamArn, string RunId, IReadOnlyList<string> KeyHashes) : FailureMessage;

    /// <summary>Lambda gave up the records of a shard from one to another.</summary>
    public sealed record Discarded(
        string StreamArn, string ShardId, SequenceNumber First, SequenceNumber Last, string Condition) : FailureMessage;

    /// <summary>Neither.</summary>
    public sealed record Foreign : FailureMessage;
}
