using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>How a sandbox is to be started. What is null is left to the sandbox's own default.</summary>
internal sealed record SandboxStartOptions
{
    /// <summary>
    /// The program, <c>DdbCrossAccount.Sandbox.dll</c>; null = beside the module, or the build output of the checkout.
    /// </summary>
    public string? ProgramPath { get; init; }

    /// <summary>The port on loopback; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>How long an export takes, in the service's time.</summary>
    public TimeSpan? ExportDuration { get; init; }

    /// <summary>How long an import takes, in the service's time.</summary>
    public TimeSpan? ImportDuration { get; init; }

    /// <summary>How many seconds of the service's time pass in one second.</summary>
    public double? ClockRate { get; init; }

    /// <summary>How far the newest restorable time is behind, in the service's time.</summary>
    public TimeSpan? RestorableLag { get; init; }

    /// <summary>A JSON file with roles, users and buckets that exist from the start.</summary>
    public string? SetupPath { get; init; }

    /// <summary>Which limits of throughput it keeps: <c>declared</c>, <c>enforced</c> or <c>unlimited</c>.</summary>
    public string? Capacity { get; init; }

    /// <summary>A JSON file with faults that are set from the start.</summary>
    public string? FaultPath { get; init; }

    /// <summary>A JSON file with the harshest that AWS may do where it is not documented.</summary>
    public string? WorstFormPath { get; init; }

    /// <summary>Whether it keeps the bodies of the requests that it serves.</summary>
    public bool KeepsBodies { get; init; }

    /// <summary>What is added to every answer.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Makes keys, ids and every other chance of the sandbox repeatable.</summary>
    public int? Seed { get; init; }

    /// <summary>The account ids: the first is the source, the second the target. Empty = the sandbox's own two.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>The Region of both accounts.</summary>
    public string? Region { get; init; }

    /// <summary>How long the sandbox may take until it tells its address.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
