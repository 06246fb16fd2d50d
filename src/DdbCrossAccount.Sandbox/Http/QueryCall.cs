using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;
using Microsoft.Extensions.Primitives;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>One request of the query protocol whose signature was checked.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Region">From the credential scope of the signature.</param>
/// <param name="Parameters">The form.</param>
internal sealed record QueryCall(Principal Caller, string Region, IReadOnlyDictionary<string, StringValues> Parameters)
{
    /// <summary>Null when it is not there or empty.</summary>
    public string? Find(string name)
    {
        return Parameters.TryGetValue(name, out StringValues values) && values.Count > 0 && values[0]!.Length > 0 ? values[0] : null;
    }

    /// <summary>The numbers of a list's members, <c>LIST.member.N</c> or <c>LIST.member.N.FIELD</c>, in their order.</summary>
    public IReadOnlyList<int> Members(string list, string? field = null)
    {
        string prefix = $"{list}.member.";
        string suffix = field is null ? "" : $".{field}";
        return [.. Parameters.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && key.EndsWith(suffix, StringComparison.Ordinal))
            .Select(key => key[prefix.Length..^suffix.Length])
            .Where(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture))
            .Where(number => Find($"{prefix}{number}{suffix}") is not null)
            .Order()];
    }

    /// <summary>What policies may ask about the request.</summary>
    public RequestConditions Conditions() => new() { Region = Region };
}
