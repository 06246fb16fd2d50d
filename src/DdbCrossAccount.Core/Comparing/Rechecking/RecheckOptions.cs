using System;

namespace DdbCrossAccount.Core.Comparing.Rechecking;

/// <summary>How long keys that were not read equal are read again.</summary>
internal sealed record RecheckOptions
{
    /// <summary>A key differs when neither side has changed for that long: longer than the replication's lag.</summary>
    public TimeSpan StableFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A key that was still changing after that long is moving, and nothing is said about it.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most keys that wait to be read again; while as many do, no more are taken.</summary>
    public int MaxPending { get; init; } = 200_000;

    /// <summary>The most reads at once.</summary>
    public int Parallelism { get; init; } = 8;
}
