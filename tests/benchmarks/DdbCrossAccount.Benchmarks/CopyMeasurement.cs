using System;

namespace DdbCrossAccount.Benchmarks;

/// <summary>One round of one path.</summary>
/// <param name="Items">Items read and written.</param>
/// <param name="ClientTime">The processor time that this process used.</param>
/// <param name="ServerTime">The processor time that the server used.</param>
/// <param name="Elapsed">The time that passed.</param>
/// <param name="AllocatedBytes">What this process allocated.</param>
internal sealed record CopyMeasurement(
    int Items, TimeSpan ClientTime, TimeSpan ServerTime, TimeSpan Elapsed, long AllocatedBytes)
{
    public double ItemsPerProcessorSecond => Items / ClientTime.TotalSeconds;

    public double ItemsPerSecond => Items / Elapsed.TotalSeconds;
}
