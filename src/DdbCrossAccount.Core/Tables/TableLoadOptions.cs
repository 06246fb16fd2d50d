using System;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Tables;

/// <summary>How a table is filled.</summary>
internal sealed record TableLoadOptions
{
    /// <summary>The table's name or ARN.</summary>
    public required string TableName { get; init; }

    /// <summary>The table's key.</summary>
    public required KeySchema Key { get; init; }

    /// <summary>How many batches are under way at once.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>How long the service may refuse a batch for lack of throughput before the load fails.</summary>
    public TimeSpan ThrottleTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
