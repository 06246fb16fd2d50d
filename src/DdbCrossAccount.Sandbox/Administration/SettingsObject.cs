using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// One JSON object of settings, read member by member. A member of the wrong type or outside its range, and one that
/// nobody has asked for when <see cref="RefuseOthers"/> is called, is a <see cref="SettingsException"/> that names it.
/// </summary>
/// <param name="json">Must be an object.</param>
/// <param name="subject">What it is, for messages: <c>fault</c>.</param>
internal sealed class SettingsObject(JsonElement json, string subject)
{
    private readonly Dictionary<string, JsonElement> _members = Members(json, subject);
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Reads a text; what is no JSON is a <see cref="SettingsException"/>.</summary>
    public static JsonElement Parse(ReadOnlyMemory<byte> text, string subject)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new SettingsException(
                $"The {subject} cannot be read as JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
        }
    }

    public bool Has(string name)
    {
        _known.Add(name);
        return _members.ContainsKey(name);
    }

    /// <summary>Null when it is absent.</summary>
    public string? Text(string name)
    {
        return !Has(name) ? null
            : _members[name] is { ValueKind: JsonValueKind.String } value ? value.GetString()
            : throw Wrong(name, "must be a text");
    }

    /// <summary>Null when it is absent.</summary>
    public bool? Flag(string name)
    {
        return !Has(name) ? null
            : _members[name].ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw Wrong(name, "must be true or false"),
            };
    }

    /// <summary>Null when it is absent.</summary>
    public double? Number(string name, double least, double most = double.MaxValue)
    {
        return !Has(name) ? null
            : _members[name] is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number)
                && number >= least && number <= most
            ? number
            : throw Wrong(name, $"must be a number {Range(least, most)}");
    }

    /// <summary>Null when it is absent.</summary>
    public long? Whole(string name, long least, long most = long.MaxValue)
    {
        return !Has(name) ? null
            : _members[name] is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number)
                && number >= least && number <= most
            ? number
            : throw Wrong(name, $"must be a whole number {Range(least, most == long.MaxValue ? double.MaxValue : most)}");
    }

    /// <summary>Null when it is absent. Less than the clock could bear in any case: 10,000 days.</summary>
    public TimeSpan? Seconds(string name) => Number(name, 0, 864_000_000) is double seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Null when it is absent.</summary>
    public DateTimeOffset? Time(string name)
    {
        return Text(name) is not string text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw Wrong(name, "must be a time as ISO 8601 writes it");
    }

    /// <summary>Refuses a member that nobody has asked for: it would be without effect.</summary>
    public void RefuseOthers()
    {
        foreach (string name in _members.Keys)
        {
            if (!_known.Contains(name))
            {
                throw new SettingsException($"Member '{name}' of the {subject} is unknown. It may have: {string.Join(", ", _known)}.");
            }
        }
    }

    /// <summary>The refusal of a member whose value cannot be.</summary>
    public SettingsException Wrong(string name, string rule)
    {
        string given = _members.TryGetValue(name, out JsonElement value) ? $"; it is {value.GetRawText()}" : "";
        return new SettingsException($"Member '{name}' of the {subject} {rule}{given}.");
    }

    private static Dictionary<string, JsonElement> Members(JsonElement json, string subject)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new SettingsException($"The {subject} must be a JSON object.");
        }

        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (!members.TryAdd(member.Name, member.Value))
            {
                throw new SettingsException($"Member '{member.Name}' of the {subject} stands there twice.");
            }
        }

        return members;
    }

    private static string Range(double least, double most)
    {
        return most == double.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"of at least {least}")
            : string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}");
    }
}
