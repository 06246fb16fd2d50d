using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace DdbCrossAccount.Core.Aws.Json;

/// <summary>Writes members of a request, only those that are set.</summary>
internal static class JsonWriting
{
    public static void WriteSet(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void WriteSet(this Utf8JsonWriter writer, string name, int? value)
    {
        if (value is int number)
        {
            writer.WriteNumber(name, number);
        }
    }

    public static void WriteSet(this Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is bool flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    /// <summary>Writes bytes as base64, from the beginning of the stream.</summary>
    public static void WriteSet(this Utf8JsonWriter writer, string name, MemoryStream? value)
    {
        if (value is not null)
        {
            writer.WriteBase64String(name, value.ToArray());
        }
    }

    public static void WriteSet(this Utf8JsonWriter writer, string name, Dictionary<string, string>? value)
    {
        if (value is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach ((string key, string text) in value)
        {
            writer.WriteString(key, text);
        }

        writer.WriteEndObject();
    }

    public static void WriteSet(this Utf8JsonWriter writer, string name, List<string>? value)
    {
        if (value is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (string text in value)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes an object whose members <paramref name="write"/> writes, even where it has none.</summary>
    public static void WriteSet<T>(this Utf8JsonWriter writer, string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        write(writer, value);
        writer.WriteEndObject();
    }
}
