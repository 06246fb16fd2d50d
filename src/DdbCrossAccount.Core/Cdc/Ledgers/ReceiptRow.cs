using System;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>A receipt's form in the table.</summary>
/// <remarks>
/// Its entry begins with its largest number, so that a query from a number on finds every receipt that can hold it.
/// With the request id no receipt
/// takes the place of another one's, and the same one written twice is one.
/// </remarks>
internal static class ReceiptRow
{
    public static LedgerRow Write(string scope, BatchReceipt receipt)
    {
        SequenceNumberSet numbers = receipt.Numbers;
        return new LedgerRow(scope, $"{EntryFrom(numbers.Last)}#{numbers.First.Padded}#{receipt.RequestId}")
            .Set("RequestId", receipt.RequestId)
            .Set("Epoch", receipt.Epoch)
            .Set("Applied", Encode(receipt.Applied))
            .Set("Skipped", Encode(receipt.Skipped))
            .Set("Parked", Encode(receipt.Parked))
            .Set("OldestCreated", receipt.OldestCreated)
            .Set("NewestCreated", receipt.NewestCreated)
            .Set("AppliedAt", receipt.AppliedAt)
            .Set("Lag", LagRow.Write(receipt.Lag))
            .ExpireAt(receipt.AppliedAt + LedgerConstants.Retention);
    }

    /// <summary>Before every receipt whose largest number is this or larger.</summary>
    public static string EntryFrom(SequenceNumber number) => LedgerConstants.ReceiptPrefix + number.Padded;

    public static BatchReceipt Read(LedgerRow row) => new()
    {
        RequestId = row.Text("RequestId"),
        Epoch = row.Number("Epoch"),
        Applied = SequenceNumberSet.Decode(row.Bytes("Applied")),
        Skipped = SequenceNumberSet.Decode(row.Bytes("Skipped")),
        Parked = SequenceNumberSet.Decode(row.Bytes("Parked")),
        OldestCreated = row.Time("OldestCreated"),
        NewestCreated = row.Time("NewestCreated"),
        AppliedAt = row.Time("AppliedAt"),
        Lag = LagRow.Read(row.Bytes("Lag")),
    };

    private static ReadOnlyMemory<byte> Encode(SequenceNumberSet numbers) => numbers.Encode();
}
