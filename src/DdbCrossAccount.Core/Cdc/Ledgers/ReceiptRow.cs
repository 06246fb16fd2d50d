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
    private const string ReceiptAttribute = "Receipt";

    public static LedgerRow Write(string scope, BatchReceipt receipt) =>
        new LedgerRow(scope, EntryOf(receipt))
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

    /// <summary>Points from the smallest number to the receipt; the last receipt with that number counts.</summary>
    public static LedgerRow WriteStart(string scope, BatchReceipt receipt) =>
        new LedgerRow(scope, StartEntry(receipt.Numbers.First))
            .Set(ReceiptAttribute, EntryOf(receipt))
            .ExpireAt(receipt.AppliedAt + LedgerConstants.Retention);

    /// <summary>The entry of the row that <see cref="WriteStart"/> writes.</summary>
    public static string StartEntry(SequenceNumber first) => LedgerConstants.StartPrefix + first.Padded;

    /// <summary>The entry of the receipt that such a row points to.</summary>
    public static string ReadStart(LedgerRow row) => row.Text(ReceiptAttribute);

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

    private static string EntryOf(BatchReceipt receipt) =>
        $"{EntryFrom(receipt.Numbers.Last)}#{receipt.Numbers.First.Padded}#{receipt.RequestId}";

    private static ReadOnlyMemory<byte> Encode(SequenceNumberSet numbers) => numbers.Encode();
}
