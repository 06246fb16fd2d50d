using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>
/// One item a line, values divided by a delimiter. Attributes of keys have their types; all others are texts. Without
/// given names the first line of each object has them.
/// </summary>
internal sealed class CsvFormat(Table table, CsvOptions options) : IImportFormat
{
    private IReadOnlyList<string>? _header = options.Header;

    public void Begin()
    {
        _header = options.Header;
    }

    public LineOutcome? Read(ReadOnlySpan<byte> line, out StoredItem item)
    {
        item = default;
        if (!Utf8.IsValid(line))
        {
            return LineOutcome.Malformed;
        }

        if (!TrySplit(Encoding.UTF8.GetString(line).TrimEnd('\r'), out List<string> fields))
        {
            return LineOutcome.Malformed;
        }

        if (_header is null)
        {
            _header = fields;
            return null;
        }

        return fields.Count == _header.Count ? ReadItem(_header, fields, out item) : LineOutcome.Invalid;
    }

    private LineOutcome ReadItem(IReadOnlyList<string> header, List<string> fields, out StoredItem item)
    {
        item = default;
        try
        {
            item = ItemCodec.Current.ReadItem(Json(header, fields), table);
            return LineOutcome.Item;
        }
        catch (ServiceException)
        {
            return LineOutcome.Invalid;
        }
    }

    private ReadOnlySpan<byte> Json(IReadOnlyList<string> header, List<string> fields)
    {
        var json = new Utf8Buffer();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            for (int i = 0; i < fields.Count; i++)
            {
                writer.WriteStartObject(header[i]);
                writer.WriteString(TypeOf(header[i]), fields[i]);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return json.Written;
    }

    private string TypeOf(string attribute)
    {
        foreach (KeyAttribute key in table.Definition.Attributes)
        {
            if (key.Name == attribute)
            {
                return key.Type.ToString();
            }
        }

        return nameof(AttributeType.S);
    }

    /// <summary>False where a quotation does not end on the line.</summary>
    private bool TrySplit(string line, out List<string> fields)
    {
        fields = [];
        var field = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            bool isQuote = line[i] == '"';
            if (isQuote && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (isQuote)
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == options.Delimiter && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return !isQuoted;
    }
}
