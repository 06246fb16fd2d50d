using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>Which of the requests that a sandbox remembers are wanted; what is null or empty narrows nothing.</summary>
internal sealed record SandboxRequestFilter
{
    /// <summary>Names of operations, wildcards allowed.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    public string? AccountId { get; init; }

    /// <summary>Names of tables, wildcards allowed.</summary>
    public IReadOnlyList<string> TableNames { get; init; } = [];

    /// <summary>The fault that hit them; <c>*</c> for any.</summary>
    public string? FaultId { get; init; }

    /// <summary>Those answered at or after this service time (UTC); not together with <see cref="AfterSequence"/>.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Those with a higher number.</summary>
    public long? AfterSequence { get; init; }

    /// <summary>The newest of those found.</summary>
    public int? Last { get; init; }

    /// <summary>With the bodies that the sandbox has kept.</summary>
    public bool IncludesBodies { get; init; }

    /// <summary>The query of the sandbox's page, with its question mark; empty when everything is wanted.</summary>
    public string ToQuery()
    {
        string[] terms = Terms()
            .Where(term => term.Value is not null)
            .Select(term => $"{term.Name}={Uri.EscapeDataString(term.Value!)}")
            .ToArray();
        return terms.Length == 0 ? string.Empty : $"?{string.Join('&', terms)}";
    }

    private IEnumerable<(string Name, string? Value)> Terms() =>
    [
        ("operation", SandboxWord.Join(Operations)),
        ("account", AccountId),
        ("table", SandboxWord.Join(TableNames)),
        ("fault", FaultId),
        ("since", Since?.ToString("O", CultureInfo.InvariantCulture)),
        ("since", AfterSequence?.ToString(CultureInfo.InvariantCulture)),
        ("limit", Last?.ToString(CultureInfo.InvariantCulture)),
        ("bodies", IncludesBodies ? "true" : null),
    ];
}
