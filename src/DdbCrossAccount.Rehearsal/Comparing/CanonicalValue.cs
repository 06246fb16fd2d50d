using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Rehearsal.Comparing;

/// <summary>
/// Writes an attribute value as bytes so that two values are equal exactly when their bytes are: the type goes first, each
/// part has its length before it, maps and sets are sorted, numbers are by value.
/// </summary>
internal static class CanonicalValue
{
    /// <summary>Writes the attributes of an item or of a map, sorted by name.</summary>
    public static void WriteAttributes(BinaryWriter writer, IReadOnlyDictionary<string, AttributeValue> attributes)
    {
        writer.Write(attributes.Count);
        foreach (string name in attributes.Keys.Order(StringComparer.Ordinal))
        {
            WriteText(writer, name);
            Write(writer, attributes[name]);
        }
    }

    private static void Write(BinaryWriter writer, AttributeValue value)
    {
        switch (value)
        {
            case { S: string text }: WriteTagged(writer, "S", Bytes(text)); break;
            case { N: string number }: WriteTagged(writer, "N", Bytes(CanonicalNumber.From(number))); break;
            case { B: MemoryStream bytes }: WriteTagged(writer, "B", bytes.ToArray()); break;
            case { BOOL: bool truth }: WriteTagged(writer, "BOOL", [truth ? (byte)1 : (byte)0]); break;
            case { NULL: true }: WriteTagged(writer, "NULL", []); break;
            case { SS.Count: > 0 }: WriteSet(writer, "SS", value.SS.Select(Bytes)); break;
            case { NS.Count: > 0 }: WriteSet(writer, "NS", value.NS.Select(CanonicalNumber.From).Select(Bytes)); break;
            case { BS.Count: > 0 }: WriteSet(writer, "BS", value.BS.Select(bytes => bytes.ToArray())); break;
            case { M: { } members }: WriteText(writer, "M"); WriteAttributes(writer, members); break;
            case { L: { } members }: WriteList(writer, members); break;
            default: throw new InvalidDataException("A value came back whose type this comparer does not know.");
        }
    }

    private static void WriteList(BinaryWriter writer, List<AttributeValue> members)
    {
        WriteText(writer, "L");
        writer.Write(members.Count);
        members.ForEach(member => Write(writer, member));
    }

    private static void WriteSet(BinaryWriter writer, string type, IEnumerable<byte[]> members)
    {
        byte[][] sorted = members.OrderBy(Convert.ToHexString, StringComparer.Ordinal).ToArray();
        WriteText(writer, type);
        writer.Write(sorted.Length);
        foreach (byte[] member in sorted)
        {
            WriteBytes(writer, member);
        }
    }

    private static void WriteTagged(BinaryWriter writer, string type, byte[] value)
    {
        WriteText(writer, type);
        WriteBytes(writer, value);
    }

    private static void WriteText(BinaryWriter writer, string text) => WriteBytes(writer, Bytes(text));

    private static void WriteBytes(BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
