using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Sandbox.Policies;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>Which of the recorded requests are asked for: the query of <c>/_sandbox/requests</c>.</summary>
internal sealed class RequestQuery
{
    private static readonly string[] Known =
        ["since", "service", "operation", "account", "table", "fault", "status", "limit", "bodies"];

    private readonly IQueryCollection _query;
    private readonly long? _afterSequence;
    private readonly DateTimeOffset? _since;

    public RequestQuery(IQueryCollection query)
    {
        _query = query;
        if (query.Keys.FirstOrDefault(name => !Known.Contains(name)) is string unknown)
        {
            throw new SettingsException($"Parameter '{unknown}' of the query is unknown. It may have: {string.Join(", ", Known)}.");
        }

        (_afterSequence, _since) = ReadSince(Text("since"));
        Limit = ReadLimit(Text("limit"));
        ShowsBodies = ReadFlag(Text("bodies"));
        RequireStatus(Text("status"));
    }

    /// <summary>The newest so many.</summary>
    public int Limit { get; }

    public bool ShowsBodies { get; }

    public bool Matches(RequestEntry entry)
    {
        return !(entry.Sequence <= _afterSequence)
            && !(entry.Time < _since)
            && Is("service", entry.Facts?.Service)
            && IsLike("operation", entry.Facts?.Operation)
            && Is("account", entry.Facts?.Account)
            && IsLike("table", entry.Facts?.Table?.Name)
            && IsLike("fault", entry.Facts?.FaultId)
            && (Text("status") is not string status || MatchesStatus(status, entry.Status));
    }

    private string? Text(string name) => _query.TryGetValue(name, out var value) ? value.ToString() : null;

    private bool Is(string name, string? value) => Text(name) is not string asked || asked == value;

    private bool IsLike(string name, string? value)
    {
        return Text(name) is not string asked
            || (value is not null && Patterns(asked).Any(pattern => WildcardPattern.Matches(pattern, value)));
    }

    private static IEnumerable<string> Patterns(string text) => text.Split(',', StringSplitOptions.TrimEntries);

    private static (long? AfterSequence, DateTimeOffset? Since) ReadSince(string? text)
    {
        return text is null ? (null, null)
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) ? (sequence, null)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? (null, time)
            : throw Wrong("since", "must be a sequence number or a time as ISO 8601 writes it", text);
    }

    private static int ReadLimit(string? text)
    {
        return text is null ? int.MaxValue
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit > 0 ? limit
            : throw Wrong("limit", "must be a whole number of at least 1", text);
    }

    private static bool ReadFlag(string? text) => text switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Wrong("bodies", "must be true or false", text),
    };

    private static SettingsException Wrong(string name, string rule, string? given)
    {
        return new SettingsException($"Parameter '{name}' of the query {rule}; it is '{given}'.");
    }

    private static void RequireStatus(string? text)
    {
        bool isClass = text is { Length: 3 } && char.IsAsciiDigit(text[0]) && text.EndsWith("xx", StringComparison.Ordinal);
        if (text is not null && !isClass && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw Wrong("status", "must be a status or a class of them such as 4xx", text);
        }
    }

    private static bool MatchesStatus(string asked, int status)
    {
        string text = status.ToString(CultureInfo.InvariantCulture);
        return asked == text || (asked.EndsWith("xx", StringComparison.Ordinal) && text.Length == 3 && text[0] == asked[0]);
    }
}
