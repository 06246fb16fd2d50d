using System;
using System.Text.Json;

namespace DdbCrossAccount.Rehearsal.Generating;

/// <summary>The key of generated items: each partition holds some items when there is a sort key, and one when there is none.</summary>
internal sealed class GeneratedKey(KeyAttribute partition, KeyAttribute? sort)
{
    private const int ItemsPerPartition = 25;

    /// <summary>True when an attribute of that name is a key.</summary>
    public bool Has(string name) => name == partition.Name || name == sort?.Name;

    /// <summary>Writes the key attributes of the item with that number.</summary>
    public void Write(Utf8JsonWriter json, int index)
    {
        int partitionNumber = sort is null ? index : index / ItemsPerPartition;
        WriteAttribute(json, partition, partitionNumber);
        if (sort is not null)
        {
            WriteAttribute(json, sort, index);
        }
    }

    private static void WriteAttribute(Utf8JsonWriter json, KeyAttribute attribute, int number)
    {
        json.WriteStartObject(attribute.Name);
        json.WriteString(attribute.Type, Value(attribute, number));
        json.WriteEndObject();
    }

    private static string Value(KeyAttribute attribute, int number) => attribute.Type switch
    {
        "S" => string.Create(CultureInfo.InvariantCulture, $"{attribute.Name}-{number:D9}"),
        "N" => number.ToString(CultureInfo.InvariantCulture),
        "B" => Convert.ToBase64String(BitConverter.GetBytes(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(number))),
        _ => throw new ArgumentException($"A key is of type S, N or B, not '{attribute.Type}'.", nameof(attribute)),
    };
}
