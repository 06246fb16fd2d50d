using System;
using System.Text.Json;
using System.Text.Unicode;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>One line of a source object: <c>{"Item":{…}}</c> and nothing else.</summary>
internal static class ImportLine
{
    public static bool TryRead(ReadOnlySpan<byte> line, Table table, out StoredItem item)
    {
        item = default;
        if (!Utf8.IsValid(line))
        {
            return false;
        }

        try
        {
            item = Read(line, table);
            return true;
        }
        catch (Exception error) when (error is JsonException or ServiceException)
        {
            return false;
        }
    }

    private static StoredItem Read(ReadOnlySpan<byte> line, Table table)
    {
        var reader = new Utf8JsonReader(line, JsonShape.Options);
        reader.Read();
        JsonShape.Expect(ref reader, JsonTokenType.StartObject);
        if (!JsonShape.NextProperty(ref reader) || !reader.ValueTextEquals("Item"u8))
        {
            throw new JsonException("The line has no Item.");
        }

        reader.Read();
        StoredItem item = ItemCodec.Current.ReadItem(ref reader, table);
        reader.Read();
        JsonShape.Expect(ref reader, JsonTokenType.EndObject);
        return reader.Read() ? throw new JsonException("The line goes on after the item.") : item;
    }
}
