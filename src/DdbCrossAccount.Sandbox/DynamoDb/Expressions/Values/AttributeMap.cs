using System;
using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

/// <summary>The attributes of an item or of a map, in their order. Immutable.</summary>
internal sealed class AttributeMap(IReadOnlyList<AttributeEntry> entries)
{
    public static readonly AttributeMap Empty = new([]);

    public IReadOnlyList<AttributeEntry> Entries => entries;

    /// <summary>The attributes of the item; none where there is no item.</summary>
    public static AttributeMap Of(StoredItem item)
    {
        return item.Exists ? Read(item.JsonMemory) : Empty;
    }

    /// <summary>Takes one level of canonical JSON apart; the values stay as bytes until they are looked into.</summary>
    public static AttributeMap Read(ReadOnlyMemory<byte> json)
    {
        var entries = new List<AttributeEntry>();
        var reader = new Utf8JsonReader(json.Span, JsonShape.Options);
        reader.Read();
        while (JsonShape.NextProperty(ref reader))
        {
            ReadOnlyMemory<byte> name = json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            entries.Add(new AttributeEntry(name, AttributeValue.Read(json, ref reader)));
        }

        return new AttributeMap(entries);
    }

    /// <summary>The value under a name that is given in canonical JSON, or null.</summary>
    public AttributeValue? Find(ReadOnlySpan<byte> name)
    {
        foreach (AttributeEntry entry in entries)
        {
            if (entry.Name.Span.SequenceEqual(name))
            {
                return entry.Value;
            }
        }

        return null;
    }

    public void Write(Utf8Buffer output)
    {
        output.Append((byte)'{');
        for (int i = 0; i < entries.Count; i++)
        {
            output.Append(i == 0 ? "\""u8 : ",\""u8);
            output.Append(entries[i].Name.Span);
            output.Append("\":"u8);
            entries[i].Value.Write(output);
        }

        output.Append((byte)'}');
    }

    /// <summary>The canonical JSON of the whole map.</summary>
    public byte[] ToJson()
    {
        var output = new Utf8Buffer();
        Write(output);
        return output.Written.ToArray();
    }
}
