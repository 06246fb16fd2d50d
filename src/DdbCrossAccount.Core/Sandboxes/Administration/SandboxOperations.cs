using System;
using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>What a sandbox can do, one <c>Service.Operation: covered</c> an entry.</summary>
internal sealed record SandboxOperations
{
    private const string NotCovered = ": not covered";

    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>The names of those that it plays, without their service, sorted, each once.</summary>
    public IReadOnlyList<string> Names() => Operations
        .Where(operation => !operation.EndsWith(NotCovered, StringComparison.Ordinal))
        .Select(operation => operation.Split(':')[0])
        .Select(target => target[(target.LastIndexOf('.') + 1)..])
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .ToArray();
}
