using System;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

namespace DdbCrossAccount.Torture.Tests.World;

/// <summary>What goes wrong in a world.</summary>
internal sealed record WorldOptions
{
    /// <summary>Decides everything that is left to chance.</summary>
    public required int Seed { get; init; }

    /// <summary>Faults of the service, each as the sandbox's command line takes it; they are taken away when the writer has ended.</summary>
    public string[] Faults { get; init; } = [];

    /// <summary>Faults that stay until everything is settled.</summary>
    public string[] LastingFaults { get; init; } = [];

    public WorstForms WorstForms { get; init; } = new();

    /// <summary>How often a shard is split while the writer writes.</summary>
    public int Splits { get; init; }

    /// <summary>Changes the mapping as somebody might.</summary>
    public Func<MappingSettings, MappingSettings> Mapping { get; init; } = settings => settings;

    /// <summary>The share of invocations whose process dies in the middle, while the writer writes.</summary>
    public double Deaths { get; init; }

    /// <summary>A payload that holds this text kills the process, always; null: none does.</summary>
    public string? Poison { get; init; }

    /// <summary>The share of invocations that answer what is no answer, after all was done.</summary>
    public double Garbage { get; init; }

    /// <summary>Each invocation is made once more, at the same time, by a version that the ledger does not let write.</summary>
    public bool OldVersionIsInvoked { get; init; }

    /// <summary>The queue cannot be reached.</summary>
    public bool BellIsBroken { get; init; }

    /// <summary>The mapping is switched off while the writer writes, and on again after it.</summary>
    public bool MappingIsPaused { get; init; }

    /// <summary>Writes by the application.</summary>
    public int Writes { get; init; } = 400;

    /// <summary>The target refuses every item with a text in attribute <c>odd</c>, which has to be a number there.</summary>
    public bool TargetHasAnIndex { get; init; }
}
