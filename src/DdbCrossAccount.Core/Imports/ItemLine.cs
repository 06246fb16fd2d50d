using System;
using System.Text.Json;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Tells whether one line of a data file is an item as an export writes it: <c>{"Item":{…}}</c>.</summary>
internal static class ItemLine
{
    /// <summary>True for one whole JSON object whose only member is an <c>Item</c> that is an object.</summary>
    public static bool IsItem(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("Item"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.TrySkip()
                && reader.Read() && reader.TokenType == JsonTokenType.EndObject
                && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
