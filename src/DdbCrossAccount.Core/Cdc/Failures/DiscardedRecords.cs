using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Items;
using StreamRecord = DdbCrossAccount.Core.Aws.DynamoDBStreams.Model.StreamRecord;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>Reads again from the stream which keys the records of a batch are about that Lambda gave up.</summary>
internal sealed class DiscardedRecords(IAmazonDynamoDBStreams streams, KeySchema schema)
{
    /// <summary>
    /// The keys, each with its last record of the batch; null when the shard does not hold the batch to its end.
    /// </summary>
    /// <exception cref="TrimmedDataAccessException">The stream does not keep all of the records any more.</exception>
    /// <exception cref="ResourceNotFoundException">Stream or shard is not there any more.</exception>
    public async Task<IReadOnlyList<FailedKey>?> ReadKeysAsync(FailureMessage.Discarded batch, CancellationToken token)
    {
        var keys = new Dictionary<string, FailedKey>(StringComparer.Ordinal);
        var reader = new ItemKeyReader(schema);
        bool isWhole = false;
        await foreach (StreamRecord record in ReadAsync(batch, token).ConfigureAwait(false))
        {
            byte[] key = Json(record.Keys!);
            string hash = reader.Read(key).Hash;
            SequenceNumber number = SequenceNumber.Parse(record.SequenceNumber!);
            keys[hash] = new FailedKey(hash, key, number, null, null);
            isWhole = number == batch.Last;
        }

        return isWhole ? [.. keys.Values] : null;
    }

    private async IAsyncEnumerable<StreamRecord> ReadAsync(
        FailureMessage.Discarded batch, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        string? iterator = (await streams.GetShardIteratorAsync(
            new GetShardIteratorRequest
            {
                StreamArn = batch.StreamArn,
                ShardId = batch.ShardId,
                ShardIteratorType = ShardIteratorType.AT_SEQUENCE_NUMBER,
                SequenceNumber = batch.First.ToString(),
            },
            token).ConfigureAwait(false)).ShardIterator;
        while (!string.IsNullOrEmpty(iterator))
        {
            GetRecordsResponse page = await streams
                .GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator }, token).ConfigureAwait(false);
            foreach (StreamRecord record in (page.Records ?? []).Select(record => record.Dynamodb!))
            {
                SequenceNumber number = SequenceNumber.Parse(record.SequenceNumber!);
                if (number > batch.Last)
                {
                    yield break;
                }

                yield return record;
                if (number == batch.Last)
                {
                    yield break;
                }
            }

            iterator = page.NextShardIterator;
        }
    }

    // A key has a text, number or bytes of one or two attributes.
    private static byte[] Json(Dictionary<string, AttributeValue> key)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach ((string name, AttributeValue value) in key)
            {
                writer.WriteStartObject(name);
                Write(writer, value);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return json.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, AttributeValue value)
    {
        if (value.B is MemoryStream bytes)
        {
            writer.WriteBase64String("B", bytes.ToArray());
        }
        else if (value.N is string number)
        {
            writer.WriteString("N", number);
        }
        else
        {
            writer.WriteString("S", value.S);
        }
    }
}
