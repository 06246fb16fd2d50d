using System;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>A record that had to be applied was so old that others may have been trimmed.</summary>
internal sealed record WindowFoundBroken(string StreamArn, string SequenceNumber, TimeSpan Age) : EngineEvent;
