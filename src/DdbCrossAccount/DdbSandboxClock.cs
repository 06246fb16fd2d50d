using System;

namespace DdbCrossAccount;

/// <summary>The clock of a sandbox's services: streams, point-in-time recovery, exports, expiry of items.</summary>
public sealed class DdbSandboxClock
{
    /// <summary>The sandbox's time (UTC).</summary>
    public DateTime ServiceTime { get; init; }

    /// <summary>How many seconds of it pass in one second.</summary>
    public double Rate { get; init; }
}
