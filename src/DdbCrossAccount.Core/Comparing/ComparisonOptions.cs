using System;
using DdbCrossAccount.Core.Comparing.Reading;
using DdbCrossAccount.Core.Comparing.Rechecking;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Comparing;

/// <summary>What is compared, and with what means.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>The table whose items should be in the other.</summary>
    public required ComparedTable Source { get; init; }

    /// <summary>The table that should hold the same items.</summary>
    public required ComparedTable Target { get; init; }

    /// <summary>The key of both tables.</summary>
    public required KeySchema Schema { get; init; }

    /// <summary>Items with equal keys count as equal.</summary>
    public bool KeysOnly { get; init; }

    /// <summary>How many segments of each table are read side by side.</summary>
    public int Segments { get; init; } = 4;

    /// <summary>About what items without a partner may take in memory, in bytes; what is more goes to disk.</summary>
    public long MemoryLimit { get; init; } = 256L * 1024 * 1024;

    /// <summary>Where a folder is made for what does not fit into memory. It holds keys, and only its owner may read it.</summary>
    public required string SpillParent { get; init; }

    /// <summary>How long keys that were not read equal are read again.</summary>
    public RecheckOptions Recheck { get; init; } = new();

    /// <summary>How long the service may refuse a read for lack of throughput before the comparison fails.</summary>
    public TimeSpan ThrottleTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
