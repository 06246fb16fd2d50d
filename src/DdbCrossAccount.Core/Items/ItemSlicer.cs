using System;
using System.Collections.Generic;
using System.Text.Json;

namespace DdbCrossAccount.Core.Items;

/// <summary>
/// Cuts values out of a JSON document as the bytes that stand there: nothing is decoded, rebuilt or copied.
/// </summary>
/// <remarks>The reader checks the syntax of all that it passes over, so what is cut out is complete JSON.</remarks>
internal static class ItemSlicer
{
    /// <summary>Options of the readers that slice: see <see cref="MaxDepth"/>.</summary>
    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    /// <summary>
    /// An attribute nests 32 levels at most (DynamoDB's limit), each of which takes two levels of DynamoDB JSON: more
    /// than
    /// the 64 that System.Text.Json allows by itself.
    /// </summary>
    public const int MaxDepth = 128;

    /// <summary>The object that the reader stands at the beginning of; the reader moves to its end.</summary>
    public static ReadOnlyMemory<byte> Object(ref Utf8JsonReader reader, ReadOnlyMemory<byte> document)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"An object was expected, not {reader.TokenType}.");
        }

        int start = checked((int)reader.TokenStartIndex);
        reader.Skip();
        return document[start..checked((int)reader.BytesConsumed)];
    }

    /// <summary>
    /// The objects of the array that the reader stands at the beginning of; the reader moves to its end.
    /// </summary>
    public static List<ReadOnlyMemory<byte>> Objects(ref Utf8JsonReader reader, ReadOnlyMemory<byte> document)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"An array was expected, not {reader.TokenType}.");
        }

        var objects = new List<ReadOnlyMemory<byte>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            objects.Add(Object(ref reader, document));
        }

        return objects;
    }
}
