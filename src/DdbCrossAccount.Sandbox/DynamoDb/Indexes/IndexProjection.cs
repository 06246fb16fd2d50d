using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>Which attributes of its items a secondary index holds: all, or its own keys, the table's keys and those named.</summary>
internal sealed class IndexProjection
{
    private readonly string[] _names;
    private readonly byte[][] _namesUtf8;

    public IndexProjection(IndexDefinition index, TableDefinition table)
    {
        HoldsAll = index.ProjectionType == "ALL";
        _names = [.. table.Keys.Concat(index.Keys).Select(key => key.Name).Concat(index.NonKeyAttributes ?? []).Distinct(StringComparer.Ordinal)];
        _namesUtf8 = [.. _names.Select(name => new KeyAttribute(name, default).NameUtf8)];
    }

    public bool HoldsAll { get; }

    /// <summary>Those of the names that are not projected, in their order.</summary>
    public IReadOnlyList<string> Lacks(IEnumerable<string> attributes)
    {
        return HoldsAll ? [] : [.. attributes.Where(attribute => !_names.Contains(attribute, StringComparer.Ordinal))];
    }

    /// <summary>What the projected attributes of the item count.</summary>
    public int SizeOf(ItemEncoder item)
    {
        if (HoldsAll)
        {
            return item.Size;
        }

        int size = 0;
        foreach (AttributeSlot slot in item.Attributes)
        {
            size += Holds(item.Json.Slice(slot.NameStart, slot.NameLength)) ? slot.Size : 0;
        }

        return size;
    }

    /// <summary>What the index holds of an item.</summary>
    public AttributeMap Of(AttributeMap item)
    {
        return HoldsAll ? item : new AttributeMap([.. item.Entries.Where(entry => Holds(entry.Name.Span))]);
    }

    /// <summary>Appends the item as the index holds it.</summary>
    public void Append(ItemEncoder item, Utf8Buffer output)
    {
        output.Append((byte)'{');
        bool first = true;
        foreach (AttributeSlot slot in item.Attributes)
        {
            if (HoldsAll || Holds(item.Json.Slice(slot.NameStart, slot.NameLength)))
            {
                output.Append(first ? "\""u8 : ",\""u8);
                output.Append(item.Json.Slice(slot.NameStart, slot.NameLength));
                output.Append("\":"u8);
                output.Append(item.Value(slot));
                first = false;
            }
        }

        output.Append((byte)'}');
    }

    private bool Holds(ReadOnlySpan<byte> name)
    {
        foreach (byte[] projected in _namesUtf8)
        {
            if (name.SequenceEqual(projected))
            {
                return true;
            }
        }

        return false;
    }
}
