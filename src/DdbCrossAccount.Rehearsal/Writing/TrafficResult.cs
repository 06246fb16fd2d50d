using System;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>What became of the writes that went on while the table was moved.</summary>
/// <param name="Writes">Writes that the source has acknowledged.</param>
/// <param name="LostWrites">Keys whose last acknowledged write the target does not show.</param>
/// <param name="LagP50">From the acknowledgement until the target shows the write: the median; null when none was measured.</param>
/// <param name="LagP99">The lag that 99 of 100 measured writes did not exceed.</param>
/// <param name="Drain">From the last acknowledged write until it was proved that nothing is missing.</param>
internal sealed record TrafficResult(long Writes, long LostWrites, TimeSpan? LagP50, TimeSpan? LagP99, TimeSpan Drain);
