using System.Collections.Generic;

namespace DdbCrossAccount.Benchmarks;

/// <summary>What is measured.</summary>
internal sealed record CopyBenchmarkOptions
{
    /// <summary>How many items each round reads and writes.</summary>
    public required int Items { get; init; }

    /// <summary>How often each path is measured; the paths take turns.</summary>
    public required int Rounds { get; init; }

    /// <summary>How many segments are copied side by side.</summary>
    public required int Workers { get; init; }

    /// <summary>The latencies that the server adds to each answer.</summary>
    public required IReadOnlyList<int> LatencyMilliseconds { get; init; }

    /// <summary>The server is the sandbox instead of the stub.</summary>
    public required bool UseSandbox { get; init; }
}
