using System;

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

    /// <summary>How long the service may refuse a page for lack of throughput before the scan fails.</summary>
    public TimeSpan ThrottleTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
