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

    private readonly ValueGenerator _values = new(new Random(seed));

    /// <summary>Makes the given number of items, with keys of the numbers from 0.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Generate(int count)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        for (int index = 0; index < count; index++)
        {
            WriteItem(json, index);
            yield return buffer.WrittenSpan.ToArray();
            buffer.ResetWrittenCount();
            json.Reset();
        }
    }

    /// <summary>Writes the attributes of one more item, all but its key.</summary>
    /// <param name="json">Takes them.</param>
    /// <param name="isFull">All of them, instead of each with a chance of one half.</param>
    public void WriteAttributes(Utf8JsonWriter json, bool isFull)
    {
        foreach ((string name, Action<Utf8JsonWriter> write) in Attributes(_values))
        {
            // Chance is asked for in either case, so that the items after a full one do not depend on it.
            bool isWanted = _values.Chance(0.5);
            if ((isWanted || isFull) && !key.Has(name))
            {
                json.WritePropertyName(name);
                write(json);
            }
        }
    }

    private void WriteItem(Utf8JsonWriter json, int index)
    {
        json.WriteStartObject();
        key.Write(json, index);
        WriteAttributes(json, isFull: index % FullItemEvery == 0);
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
