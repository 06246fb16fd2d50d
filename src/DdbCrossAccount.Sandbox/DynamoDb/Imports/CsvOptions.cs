using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>How the lines of CSV objects are divided and named.</summary>
internal sealed record CsvOptions(char Delimiter, IReadOnlyList<string>? Header)
{
    private const string Delimiters = ",;:|\t ";

    /// <summary>The options of an import of CSV, with defaults; null for other formats, which take none.</summary>
    public static CsvOptions? Read(RequestObject request, string format)
    {
        RequestObject? options = request.Object("InputFormatOptions")?.Object("Csv");
        if (format != ImportRequest.Csv)
        {
            return options is null ? null
                : throw DynamoDbError.InvalidRequest($"Unsupported InputFormatOptions for the given input format: {format}.");
        }

        string delimiter = options?.Text("Delimiter") ?? ",";
        if (delimiter.Length != 1 || !Delimiters.Contains(delimiter[0], StringComparison.Ordinal))
        {
            options!.Violate("Delimiter", delimiter, @"Member must satisfy regular expression pattern: [,;:|\t ]");
        }

        request.Check();
        return new CsvOptions(delimiter[0], options?.Texts("HeaderList"));
    }

    public bool Equals(CsvOptions? other)
    {
        return other is not null && other.Delimiter == Delimiter && (other.Header ?? []).SequenceEqual(Header ?? []);
    }

    public override int GetHashCode()
    {
        return Delimiter.GetHashCode();
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("InputFormatOptions");
        writer.WriteStartObject("Csv");
        writer.WriteString("Delimiter", Delimiter.ToString());
        if (Header is not null)
        {
            writer.WriteStartArray("HeaderList");
            foreach (string name in Header)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
