using System;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>How a sandbox's clock is to be changed; what is null stays as it is.</summary>
internal sealed record SandboxClockChange
{
    /// <summary>By how many seconds it moves on; not together with <see cref="Now"/>.</summary>
    public double? AdvanceSeconds { get; init; }

    /// <summary>The time to which it moves on.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>How many seconds of service time pass in one second from then on.</summary>
    public double? Rate { get; init; }
}
