using System;
using System.Text.Json;
using System.Text.Unicode;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>One item a line: <c>{"Item":{…}}</c> and nothing else, as full exports have it.</summary>
internal sealed class DynamoDbJsonFormat(Table table) : IImportFormat
{
    public void Begin()
    {
        // Each line stands for itself.
    }

    public LineOutcome? Read(ReadOnlySpan<byte> line, out StoredItem item)
    {
        item = default;
        if (!Utf8.IsValid(line))
        {
            return LineOutcome.Malformed;
        }

        try
        {
            return Parse(line, out item) ? LineOutcome.Item : LineOutcome.Invalid;
        }
        catch (ServiceException)
        {
            return LineOutcome.Invalid;
        }
        catch (JsonException)
        {
            return LineOutcome.Malformed;
        }
    }

    private bool Parse(ReadOnlySpan<byte> line, out StoredItem item)
    {
        item = default;
        var reader = new Utf8JsonReader(line, JsonShape.Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The line is no object.");
        }

        if (!JsonShape.NextProperty(ref reader) || !reader.ValueTextEquals("Item"u8))
        {
            return false;
        }

        reader.Read();
        StoredItem read = ItemCodec.Current.ReadItem(ref reader, table);
        reader.Read();
        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
        {
            throw new JsonException("The line goes on after the item.");
        }

        item = read;
        return true;
    }
}
