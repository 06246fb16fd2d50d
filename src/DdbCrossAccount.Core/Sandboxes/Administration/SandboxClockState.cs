using System;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>What a sandbox's clock shows, and how fast it goes.</summary>
internal sealed record SandboxClockState
{
    public required DateTimeOffset Now { get; init; }

    public required double Rate { get; init; }

    /// <summary>The same as scripts see it.</summary>
    public DdbSandboxClock ToClock() => new() { ServiceTime = Now.UtcDateTime, Rate = Rate };
}
