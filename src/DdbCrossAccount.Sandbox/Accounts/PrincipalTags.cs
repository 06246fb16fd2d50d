using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>Tags of users, roles and sessions. Their keys ignore case, as IAM's do.</summary>
internal static class PrincipalTags
{
    public static readonly IReadOnlyDictionary<string, string> None = Of([]);

    public static IReadOnlyDictionary<string, string> Of(IEnumerable<KeyValuePair<string, string>> tags)
    {
        return new Dictionary<string, string>(tags, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All of them; where a key is in several, the last one counts.</summary>
    public static IReadOnlyDictionary<string, string> Join(params IReadOnlyDictionary<string, string>[] sources)
    {
        var joined = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (IReadOnlyDictionary<string, string> source in sources)
        {
            foreach ((string key, string value) in source)
            {
                joined[key] = value;
            }
        }

        return joined;
    }
}
