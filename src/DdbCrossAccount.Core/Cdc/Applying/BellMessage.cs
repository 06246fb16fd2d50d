using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>What the bell says: which keys of which stream were parked, without showing a key.</summary>
internal sealed record BellMessage(string StreamArn, string RunId, string RequestId, IReadOnlyList<BellKey> Keys)
{
    /// <summary>By this a message is known to be ours.</summary>
    public const string Kind = "DdbCrossAccount.KeysParked";

    // A message of SQS may have 256 KB where its limit was never raised; a key takes some 150 bytes, and the ledger has
    // them all.
    private const int MaxKeys = 500;

    public static BellMessage Of(CdcControl control, Invocation invocation, IEnumerable<KeyChange> parked) => new(
        control.StreamArn,
        control.RunId,
        invocation.RequestId,
        [.. parked.Take(MaxKeys).Select(change => new BellKey(change.KeyHash, change.Last.NumberText, change.ErrorCode!))]);

    /// <summary>The message's body.</summary>
    public string ToJson()
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", Kind);
            writer.WriteString("streamArn", StreamArn);
            writer.WriteString("runId", RunId);
            writer.WriteString("requestId", RequestId);
            writer.WriteStartArray("keys");
            foreach (BellKey key in Keys)
            {
                writer.WriteStartObject();
                writer.WriteString("keyHash", key.KeyHash);
                writer.WriteString("sequenceNumber", key.SequenceNumber);
                writer.WriteString("errorCode", key.ErrorCode);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(body.WrittenSpan);
    }
}
