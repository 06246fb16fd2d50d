using System;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>
/// A key that a write with unknown outcome was about: the write may yet be carried out, late, over a newer one.
/// </summary>
/// <param name="KeyHash">The key's hash (<see cref="Items.ItemKey.Hash"/>).</param>
/// <param name="Key">The key as an object of DynamoDB JSON. It is item data: for the repair, never for a log.</param>
/// <param name="Number">The record that was being written.</param>
/// <param name="SettleAfter">Wall time from which on the key can be settled: comparing it earlier proves
/// nothing.</param>
/// <param name="Cause">How it came about, in our words.</param>
internal sealed record DoubtfulKey(
    string KeyHash, ReadOnlyMemory<byte> Key, SequenceNumber Number, DateTime SettleAfter, string Cause);
