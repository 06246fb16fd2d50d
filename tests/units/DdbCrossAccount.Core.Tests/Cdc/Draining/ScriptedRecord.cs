using System;

namespace DdbCrossAccount.Core.Tests.Cdc.Draining;

/// <summary>A record of a <see cref="ScriptedStream"/>.</summary>
internal sealed record ScriptedRecord(string Number, DateTime Time, bool IsTtlDelete)
{
    /// <summary>Before this it cannot be read.</summary>
    public DateTime VisibleFrom { get; set; } = Time;
}
