using System;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>A key whose record can never be applied: it is left to a repair.</summary>
/// <param name="KeyHash">The key's hash (<see cref="Items.ItemKey.Hash"/>).</param>
/// <param name="Key">The key as an object of DynamoDB JSON. It is item data: for the repair, never for a log.</param>
/// <param name="Number">The newest record of the key that was parked.</param>
/// <param name="Created">When that record was created.</param>
/// <param name="ErrorCode">AWS's code, or ours.</param>
/// <param name="Reason">Why, in our words, without item data.</param>
/// <param name="TimesSeen">How many records of the key were parked.</param>
/// <param name="ParkedAt">When, in the service's own time.</param>
internal sealed record ParkedKey(
    string KeyHash,
    ReadOnlyMemory<byte> Key,
    SequenceNumber Number,
    DateTime Created,
    string ErrorCode,
    string Reason,
    long TimesSeen,
    DateTime ParkedAt);
