using System;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>No loss can no longer be shown: trimming may have overtaken the replay.</summary>
/// <param name="Cause">What was seen, in our words.</param>
/// <param name="SequenceNumber">The record at which it was seen; null when it was not at a record.</param>
/// <param name="MarkedAt">When it was seen first.</param>
internal sealed record BrokenWindow(string Cause, string? SequenceNumber, DateTime MarkedAt);
