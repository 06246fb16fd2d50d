using System;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Tables;

/// <summary>How a table is read.</summary>
internal sealed record TableScanOptions
{
    /// <summary>The table's name or ARN.</summary>
    public required string TableName { get; init; }

    /// <summary>How many segments are read side by side.</summary>
    public int Segments { get; init; } = 4;

    /// <summary>Reads what was written before, at twice the price.</summary>
    public bool ConsistentRead { get; init; }

    /// <summary>Holds the reading to a number of capacity units a second; null for as fast as the service gives.</summary>
    public CapacityBucket? Capacity { get; init; }

    /// <summary>How long the service may refuse a page for lack of throughput before the scan fails.</summary>
    public TimeSpan ThrottleTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
