using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace DdbCrossAccount.Rehearsal.Generating;

/// <summary>Makes values of every attribute type, with the ones that are easily damaged among them.</summary>
internal sealed class ValueGenerator(Random random)
{
    private const int DeepestNesting = 5;

    /// <summary>What copies get wrong: nothing, blanks, quotes, control characters, other scripts, surrogate pairs.</summary>
    private static readonly string[] Words =
    [
        "", " ", "a", "order", "\"quoted\"", "back\\slash", "tab\tand\nline", "\u0001", "\u007f", "Grüße", "Ελληνικά", "日本語", "🙂🚀",
        "e\u0301", "null", "true", "{\"S\":\"x\"}", "</script>", "0", "2024-05-14T11:14:20.608Z",
    ];

    /// <summary>The edges of DynamoDB's numbers: 38 digits, both ends of the exponent, and what a double would change.</summary>
    private static readonly string[] Numbers =
    [
        "0", "1", "-1", "0.1", "-0.000001", "42", "9007199254740993", "12345678901234567890123456789012345678",
        "-99999999999999999999999999999999999999", "0.12345678901234567890123456789012345678", "1E-130", "9.9E+125", "-1E-130",
        "1.7976931348623157E+100",
    ];

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => random.NextDouble() < probability;

    public void WriteString(Utf8JsonWriter json) => WriteTagged(json, "S", Text(1 + random.Next(6)));

    public void WriteNumber(Utf8JsonWriter json) => WriteTagged(json, "N", Number());

    public void WriteBinary(Utf8JsonWriter json) => WriteTagged(json, "B", Base64(random.Next(64)));

    public void WriteBoolean(Utf8JsonWriter json) => WriteBoolean(json, "BOOL", random.Next(2) == 0);

    public void WriteNull(Utf8JsonWriter json) => WriteBoolean(json, "NULL", true);

    public void WriteStringSet(Utf8JsonWriter json) => WriteSet(json, "SS", () => Text(1 + random.Next(3)));

    /// <summary>Whole numbers only: in a set two texts of one value would be a duplicate.</summary>
    public void WriteNumberSet(Utf8JsonWriter json) =>
        WriteSet(json, "NS", () => random.NextInt64(-1_000_000_000, 1_000_000_000).ToString(CultureInfo.InvariantCulture));

    public void WriteBinarySet(Utf8JsonWriter json) => WriteSet(json, "BS", () => Base64(random.Next(24)));

    public void WriteList(Utf8JsonWriter json) => WriteList(json, 1);

    public void WriteMap(Utf8JsonWriter json) => WriteMap(json, 1);

    /// <summary>Text whose length makes items of mixed sizes: mostly small, some of kilobytes, a few near the limit.</summary>
    public void WriteNote(Utf8JsonWriter json)
    {
        int length = random.NextDouble() switch
        {
            < 0.9 => random.Next(150),
            < 0.99 => random.Next(500, 3_000),
            < 0.9998 => random.Next(6_000, 12_000),
            _ => random.Next(200_000, 350_000),
        };
        WriteTagged(json, "S", Letters(length));
    }

    private static void WriteTagged(Utf8JsonWriter json, string type, string value)
    {
        json.WriteStartObject();
        json.WriteString(type, value);
        json.WriteEndObject();
    }

    private static void WriteBoolean(Utf8JsonWriter json, string type, bool value)
    {
        json.WriteStartObject();
        json.WriteBoolean(type, value);
        json.WriteEndObject();
    }

    private void WriteSet(Utf8JsonWriter json, string type, Func<string> next)
    {
        IEnumerable<string> members =
            Enumerable.Range(0, 1 + random.Next(5)).Select(_ => next()).Distinct(StringComparer.Ordinal);
        json.WriteStartObject();
        json.WriteStartArray(type);
        foreach (string member in members)
        {
            json.WriteStringValue(member);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter json, int depth)
    {
        json.WriteStartObject();
        json.WriteStartArray("L");
        for (int left = random.Next(4); left > 0; left--)
        {
            WriteValue(json, depth + 1);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteMap(Utf8JsonWriter json, int depth)
    {
        json.WriteStartObject();
        json.WriteStartObject("M");
        for (int left = random.Next(4); left > 0; left--)
        {
            json.WritePropertyName(string.Create(CultureInfo.InvariantCulture, $"member {left}"));
            WriteValue(json, depth + 1);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteValue(Utf8JsonWriter json, int depth)
    {
        switch (random.Next(depth < DeepestNesting ? 10 : 8))
        {
            case 0: WriteString(json); break;
            case 1: WriteNumber(json); break;
            case 2: WriteBinary(json); break;
            case 3: WriteBoolean(json); break;
            case 4: WriteNull(json); break;
            case 5: WriteStringSet(json); break;
            case 6: WriteNumberSet(json); break;
            case 7: WriteBinarySet(json); break;
            case 8: WriteList(json, depth); break;
            default: WriteMap(json, depth); break;
        }
    }

    private string Number() => random.Next(3) switch
    {
        0 => Numbers[random.Next(Numbers.Length)],
        1 => random.Next(-1_000_000, 1_000_000).ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 1_000_000)}.{random.Next(1, 100):D2}"),
    };

    private string Text(int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));

    private string Letters(int length) => string.Create(length, random, static (text, random) =>
    {
        for (int index = 0; index < text.Length; index++)
        {
            text[index] = (char)('a' + random.Next(26));
        }
    });

    private string Base64(int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }
}
