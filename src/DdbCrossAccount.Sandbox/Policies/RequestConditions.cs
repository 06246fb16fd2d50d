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

    /// <summary>Adds or replaces a key; no values means that it is absent.</summary>
    public RequestConditions With(string key, params IReadOnlyList<string> values)
    {
        _values ??= new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        _values[key] = values;
        return this;
    }

    /// <summary>The values that were added, or null.</summary>
    public IReadOnlyList<string>? Find(string key)
    {
        return _values is not null && _values.TryGetValue(key, out IReadOnlyList<string>? values) && values.Count > 0
            ? values
            : null;
    }
}
