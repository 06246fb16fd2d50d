using System.Collections.Generic;
using DdbCrossAccount.Sandbox.Accounts;
using Microsoft.Extensions.Primitives;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>One request of the query protocol whose signature was checked.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Parameters">The form.</param>
internal sealed record QueryCall(Principal Caller, IReadOnlyDictionary<string, StringValues> Parameters)
{
    /// <summary>Null when it is not there or empty.</summary>
    public string? Find(string name)
    {
        return Parameters.TryGetValue(name, out StringValues values) && values.Count > 0 && values[0]!.Length > 0 ? values[0] : null;
    }
}
