using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Rehearsal.Generating;

/// <summary>The key of generated items: with a sort key each partition holds some items, without one it holds one.</summary>
internal sealed class GeneratedKey(KeySchema schema)
{
    private const int ItemsPerPartition = 25;

    /// <summary>The key of the table when the command line names none.</summary>
    public static KeySchema Default { get; } = new(
        new KeyAttribute("customer", KeyAttributeType.S), new KeyAttribute("order", KeyAttributeType.N));

    /// <summary>True when an attribute of that name is a key.</summary>
    public bool Has(string name) => name == schema.PartitionKey.Name || name == schema.SortKey?.Name;

    /// <summary>Writes the key attributes of the item with that number.</summary>
    public void Write(Utf8JsonWriter json, int index)
    {
        int partition = schema.SortKey is null ? index : index / ItemsPerPartition;
        WriteAttribute(json, schema.PartitionKey, partition);
        if (schema.SortKey is not null)
        {
            WriteAttribute(json, schema.SortKey, index);
        }
    }

    private static void WriteAttribute(Utf8JsonWriter json, KeyAttribute attribute, int number)
    {
        json.WriteStartObject(attribute.Name);
        json.WriteString(attribute.Type.ToString(), Value(attribute, number));
        json.WriteEndObject();
    }

    private static string Value(KeyAttribute attribute, int number) => attribute.Type switch
    {
        KeyAttributeType.S => string.Create(CultureInfo.InvariantCulture, $"{attribute.Name}-{number:D9}"),
        KeyAttributeType.N => number.ToString(CultureInfo.InvariantCulture),
        KeyAttributeType.B => Convert.ToBase64String(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(number))),
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute.Type, "A key type without a value."),
    };
}
