using System.Collections.Generic;

namespace DdbCrossAccount.Benchmarks;

/// <summary>What is measured of change data capture.</summary>
internal sealed record CdcBenchmarkOptions
{
    /// <summary>Records of an event; Lambda's payload of 6 MB holds some 2,000 of 1 KB with two images.</summary>
    public required int BatchRecords { get; init; }

    public required int Batches { get; init; }

    public required IReadOnlyList<int> LatencyMilliseconds { get; init; }
}
