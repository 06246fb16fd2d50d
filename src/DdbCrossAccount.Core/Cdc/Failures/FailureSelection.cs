using System;
using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>Which failures are to be repaired. A key is one failure, whatever was listed of it.</summary>
internal sealed class FailureSelection
{
    private readonly HashSet<string>? _names;

    private FailureSelection(HashSet<string>? names)
    {
        _names = names;
    }

    /// <summary>Every failure that is listed by then.</summary>
    public static FailureSelection All { get; } = new(null);

    public static FailureSelection Of(IEnumerable<DdbCdcFailure> failures) =>
        new(failures.Select(NameOf).OfType<string>().ToHashSet(StringComparer.Ordinal));

    public bool Contains(DdbCdcFailure failure) => _names is null || (NameOf(failure) is { } name && _names.Contains(name));

    private static string? NameOf(DdbCdcFailure failure) => failure.KeyHash ?? failure.MessageId;
}
