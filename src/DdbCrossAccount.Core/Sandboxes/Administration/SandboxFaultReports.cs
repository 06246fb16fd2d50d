using System.Collections.Generic;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>The faults that were asked for or set, in the order in which they were set.</summary>
internal sealed record SandboxFaultReports
{
    public required IReadOnlyList<SandboxFaultReport> Faults { get; init; }
}
