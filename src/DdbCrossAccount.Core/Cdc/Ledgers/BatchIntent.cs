using System;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>
/// An attempt that may be writing these records, told before its first write. The row is deleted when all of its writes
/// have ended with a known outcome.
/// </summary>
internal sealed record BatchIntent
{
    /// <summary>Names the attempt; no two attempts have the same.</summary>
    public required string Id { get; init; }

    /// <summary>The request id of the invocation.</summary>
    public required string RequestId { get; init; }

    public required long Epoch { get; init; }

    /// <summary>How often these records were attempted without an end, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>
    /// Wall time after which no write of the attempt can be carried out any more: its deadline and one request
    /// lifetime.
    /// </summary>
    public required DateTime SettledAfter { get; init; }

    /// <summary>How many records the attempt took, which stays when what is left of it becomes fewer.</summary>
    public required int Records { get; init; }

    /// <summary>The records whose keys it may write.</summary>
    public required SequenceNumberSet Numbers { get; init; }

    /// <summary>
    /// The attempt ended by itself and knows its outcome but for these records, whose writes nobody answered. False
    /// while it runs, and of one that died.
    /// </summary>
    public bool IsEnded { get; init; }

    /// <summary>True when no write of the attempt can be carried out any more.</summary>
    public bool IsOver(DateTime wallTime) => wallTime >= SettledAfter;
}
