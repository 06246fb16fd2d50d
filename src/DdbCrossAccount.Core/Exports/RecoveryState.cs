using System;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Point-in-time recovery of a table as it was told at one moment.</summary>
/// <param name="IsOn">Whether it is on.</param>
/// <param name="Earliest">The oldest instant that can be exported.</param>
/// <param name="Latest">The newest instant that can be exported.</param>
/// <param name="ServiceTime">The service's own time of the answer; null when it did not say.</param>
internal sealed record RecoveryState(bool IsOn, DateTime? Earliest, DateTime? Latest, DateTime? ServiceTime);
