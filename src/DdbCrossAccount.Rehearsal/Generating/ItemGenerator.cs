using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text.Json;

namespace DdbCrossAccount.Rehearsal.Generating;

/// <summary>
/// Makes items as DynamoDB JSON, one after the other and never all at once: every attribute type, nested, of mixed sizes.
/// The same seed gives the same bytes; keys are unique.
/// </summary>
/// <remarks>
/// Every hundredth item, the first included, has all types at once. About one in ten thousand is near DynamoDB's 400 KB.
/// </remarks>
internal sealed class ItemGenerator(GeneratedKey key, int seed)
{
    private const int FullItemEvery = 100;

    /// <summary>Makes the given number of items.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Generate(int count)
    {
        var values = new ValueGenerator(new Random(seed));
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        for (int index = 0; index < count; index++)
        {
            WriteItem(json, values, index);
            yield return buffer.WrittenSpan.ToArray();
            buffer.ResetWrittenCount();
            json.Reset();
        }
    }

    private void WriteItem(Utf8JsonWriter json, ValueGenerator values, int index)
    {
        json.WriteStartObject();
        key.Write(json, index);
        bool isFull = index % FullItemEvery == 0;
        foreach ((string name, Action<Utf8JsonWriter> write) in Attributes(values))
        {
            // Chance is asked for in either case, so that the items after a full one do not depend on it.
            bool isWanted = values.Chance(0.5);
            if ((isWanted || isFull) && !key.Has(name))
            {
                json.WritePropertyName(name);
                write(json);
            }
        }

        json.WriteEndObject();
        json.Flush();
    }

    private static IEnumerable<(string Name, Action<Utf8JsonWriter> Write)> Attributes(ValueGenerator values) =>
    [
        ("name", values.WriteString),
        ("amount", values.WriteNumber),
        ("balance", values.WriteNumber),
        ("active", values.WriteBoolean),
        ("closed", values.WriteNull),
        ("photo", values.WriteBinary),
        ("tags", values.WriteStringSet),
        ("scores", values.WriteNumberSet),
        ("parts", values.WriteBinarySet),
        ("lines", values.WriteList),
        ("address", values.WriteMap),
        ("note", values.WriteNote),
    ];
}
