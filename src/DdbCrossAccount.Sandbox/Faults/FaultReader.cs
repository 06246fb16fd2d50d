using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using DdbCrossAccount.Sandbox.Administration;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>
/// Rules from JSON (endpoint, file) and from the text of the command line. What cannot be is a <see
/// cref="SettingsException"/>.
/// </summary>
internal sealed partial class FaultReader(SandboxServices services)
{
    public const string Subject = "fault";

    private readonly EffectCatalog _effects = new(services);
    private readonly ulong _seed = Seed(services);
    private int _named;

    /// <summary>One rule, an array of rules, or an object with the array <c>faults</c>.</summary>
    public IReadOnlyList<FaultRule> Read(JsonElement json)
    {
        bool isWrapped = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("faults", out _);
        JsonElement rules = isWrapped ? Unwrap(json) : json;
        FaultRule[] read = rules.ValueKind == JsonValueKind.Array ? [.. rules.EnumerateArray().Select(ReadRule)] : [ReadRule(rules)];
        return read.DistinctBy(rule => rule.Id).Count() == read.Length
            ? read
            : throw new SettingsException($"Member 'id' of the {Subject} must differ from rule to rule.");
    }

    /// <summary>A rule as JSON, or as <c>effect=throttle;operation=PutItem;share=0.2</c>.</summary>
    public FaultRule ReadText(string text)
    {
        return text.TrimStart().StartsWith('{')
            ? ReadRule(SettingsObject.Parse(System.Text.Encoding.UTF8.GetBytes(text), Subject))
            : ReadRule(JsonSerializer.SerializeToElement(ReadPairs(text)));
    }

    private static JsonElement Unwrap(JsonElement json)
    {
        var settings = new SettingsObject(json, "body");
        settings.Has("faults");
        settings.RefuseOthers();
        JsonElement faults = json.GetProperty("faults");
        return faults.ValueKind == JsonValueKind.Array ? faults : throw settings.Wrong("faults", "must be an array");
    }

    // A value is a number or true or false where it looks like one; an account is a text of digits.
    private static JsonObject ReadPairs(string text)
    {
        var rule = new JsonObject();
        foreach (string pair in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string name = equals > 0 ? pair[..equals] : throw new SettingsException($"'{pair}' of the {Subject} must be name=value.");
            string value = pair[(equals + 1)..];
            if (!rule.TryAdd(name, name is "account" or "id" ? value : ReadValue(value)))
            {
                throw new SettingsException($"Member '{name}' of the {Subject} stands there twice.");
            }
        }

        return rule;
    }

    private static JsonNode ReadValue(string text)
    {
        return bool.TryParse(text, out bool flag) ? flag
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
            : text;
    }

    private FaultRule ReadRule(JsonElement json)
    {
        var settings = new SettingsObject(json, Subject);
        string id = ReadId(settings);
        var rule = new FaultRule
        {
            Id = id,
            Filter = ReadFilter(settings),
            Skip = settings.Whole("skip", 0) ?? 0,
            Share = settings.Number("share", 0, 1) ?? 1,
            Count = settings.Whole("count", 1) ?? long.MaxValue,
            From = settings.Seconds("fromSeconds") ?? TimeSpan.Zero,
            Duration = settings.Seconds("forSeconds"),
            Effect = _effects.Read(settings),
            Draws = new FaultDraws(_seed, id),
            SetAt = services.Clock.GetUtcNow(),
            Members = json.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone()),
        };
        settings.RefuseOthers();
        return rule;
    }

    private string ReadId(SettingsObject settings)
    {
        string id = settings.Text("id") ?? $"fault-{Interlocked.Increment(ref _named)}";
        return Id().IsMatch(id) ? id : throw settings.Wrong("id", "must be 1 to 64 letters, digits, '-', '_' or '.'");
    }

    private static FaultFilter ReadFilter(SettingsObject settings) => new()
    {
        Service = ReadService(settings),
        Operations = ReadPatterns(settings, "operation"),
        Account = ReadAccount(settings),
        Tables = ReadPatterns(settings, "table"),
        Bucket = settings.Text("bucket"),
        KeyPrefix = settings.Text("keyPrefix"),
        Function = settings.Text("function"),
        Principal = settings.Text("principal"),
    };

    private static string? ReadService(SettingsObject settings)
    {
        return settings.Text("service") is not string service || ServiceName.All.Contains(service)
            ? settings.Text("service")
            : throw settings.Wrong("service", $"must be one of {string.Join(", ", ServiceName.All)}");
    }

    private static string? ReadAccount(SettingsObject settings)
    {
        return settings.Text("account") is not string account || (account.Length == 12 && account.All(char.IsAsciiDigit))
            ? settings.Text("account")
            : throw settings.Wrong("account", "must be 12 digits");
    }

    private static string[]? ReadPatterns(SettingsObject settings, string name)
    {
        string[]? patterns = settings.Text(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return patterns is not { Length: 0 } ? patterns : throw settings.Wrong(name, "must name one at least");
    }

    private static ulong Seed(SandboxServices services)
    {
        return services.Options.Seed is int seed ? (ulong)seed : BitConverter.ToUInt64(services.Ids.Guid().ToByteArray());
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,64}$")]
    private static partial Regex Id();
}
