using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace DdbCrossAccount.Core.Items;

/// <summary>
/// Checks that a JSON object is an item of DynamoDB JSON, so that a batch is not refused for one item in it.
/// </summary>
/// <remarks>
/// It does not check what only the service can judge: the size of 400 KB, and equal members of a set.
/// </remarks>
internal static class ItemSyntax
{
    // DynamoDB's limit of lists and maps inside each other.
    private const int MaxNesting = 32;

    /// <summary>Throws <see cref="ItemFault"/> when the object is no item.</summary>
    public static void Check(ReadOnlySpan<byte> item)
    {
        var reader = new Utf8JsonReader(item, ItemSlicer.ReaderOptions);
        reader.Read();
        CheckMembers(ref reader, nesting: 0);
    }

    private static void CheckMembers(ref Utf8JsonReader reader, int nesting)
    {
        Require(reader.TokenType == JsonTokenType.StartObject, "it is no JSON object");
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Require(names.Add(reader.GetString()!), "an attribute stands in it twice");
            reader.Read();
            CheckValue(ref reader, nesting);
        }
    }

    private static void CheckValue(ref Utf8JsonReader reader, int nesting)
    {
        Require(
            reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName,
            "an attribute's value is not of the form {\"type\": value}");
        string type = reader.GetString()!;
        reader.Read();
        CheckTyped(ref reader, type, nesting);
        reader.Read();
        Require(reader.TokenType == JsonTokenType.EndObject, "an attribute's value has more than one type");
    }

    private static void CheckTyped(ref Utf8JsonReader reader, string type, int nesting)
    {
        switch (type)
        {
            case "S" or "N" or "B":
                CheckScalar(ref reader, type);
                break;
            case "SS" or "NS" or "BS":
                CheckSet(ref reader, type[..1]);
                break;
            case "BOOL":
                Require(reader.TokenType is JsonTokenType.True or JsonTokenType.False, "a BOOL is neither true nor false");
                break;
            case "NULL":
                Require(reader.TokenType == JsonTokenType.True, "a NULL is not true");
                break;
            case "M":
                Require(nesting < MaxNesting, $"it nests deeper than {MaxNesting} levels");
                CheckMembers(ref reader, nesting + 1);
                break;
            case "L":
                Require(nesting < MaxNesting, $"it nests deeper than {MaxNesting} levels");
                CheckList(ref reader, nesting + 1);
                break;
            default:
                throw new ItemFault(ItemFaultKind.NoItem, "an attribute's value is not of the form {\"type\": value}");
        }
    }

    private static void CheckScalar(ref Utf8JsonReader reader, string type)
    {
        Require(reader.TokenType == JsonTokenType.String, $"a value of type {type} is no JSON string");
        if (type == "N")
        {
            CheckNumber(Text(ref reader));
        }
        else if (type == "B")
        {
            Require(Base64.IsValid(Text(ref reader)), "a value of type B is not base64");
        }
    }

    private static ReadOnlySpan<byte> Text(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;

    /// <summary>Throws <see cref="ItemFault"/> when DynamoDB cannot hold the number.</summary>
    public static void CheckNumber(ReadOnlySpan<byte> text)
    {
        Require(ItemNumber.TryParse(text, out ItemNumber number), "a value of type N is no number");
        if (!number.IsHeld)
        {
            throw NumberNotHeld();
        }
    }

    /// <summary>The fault of a number that DynamoDB cannot hold.</summary>
    public static ItemFault NumberNotHeld() => new(
        ItemFaultKind.Number,
        "a number has more than 38 significant digits, or is not between 1E-130 and 9.99E+125 in size");

    private static void CheckSet(ref Utf8JsonReader reader, string memberType)
    {
        Require(reader.TokenType == JsonTokenType.StartArray, "a set is no JSON array");
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            CheckScalar(ref reader, memberType);
            count++;
        }

        Require(count > 0, "a set is empty");
    }

    private static void CheckList(ref Utf8JsonReader reader, int nesting)
    {
        Require(reader.TokenType == JsonTokenType.StartArray, "a list is no JSON array");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            CheckValue(ref reader, nesting);
        }
    }

    private static void Require(bool isSo, string detail)
    {
        if (!isSo)
        {
            throw new ItemFault(ItemFaultKind.NoItem, detail);
        }
    }
}
