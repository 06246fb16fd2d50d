using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>
/// The condition keys of one request. Keys of the caller and of the time are added when a policy asks for them; an
/// operation adds those of its service (<c>dynamodb:LeadingKeys</c>, <c>s3:x-amz-acl</c>). Names ignore case.
/// </summary>
internal sealed class RequestConditions
{
    private Dictionary<string, IReadOnlyList<string>>? _values;

    /// <summary>The Region that the request was sent to, for <c>aws:RequestedRegion</c>.</summary>
    public string? Region { get; init; }

    /// <summary>Keys that cost something to find out: asked for what was not added.</summary>
    public Func<string, IReadOnlyList<string>?>? Further { get; set; }

    /// <summary>Adds or replaces a key; no values means that it is absent.</summary>
    public RequestConditions With(string key, params IReadOnlyList<string> values)
    {
        _values ??= new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        _values[key] = values;
        return this;
    }

    /// <summary>The values that were added or can be found out, or null.</summary>
    public IReadOnlyList<string>? Find(string key)
    {
        bool isAdded = _values is not null && _values.ContainsKey(key);
        IReadOnlyList<string>? values = isAdded ? _values![key] : Further?.Invoke(key);
        return values is { Count: > 0 } ? values : null;
    }
}
