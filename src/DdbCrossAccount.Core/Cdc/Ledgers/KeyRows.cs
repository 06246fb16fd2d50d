using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>The forms of parked and of doubtful keys in the table: one row for each key.</summary>
internal static class KeyRows
{
    /// <summary>The attribute by which a row is known to be about the same record still.</summary>
    public const string Number = "SequenceNumber";

    /// <summary>The attribute by which a doubt is known to be the same still.</summary>
    public const string SettleAfter = "SettleAfter";

    public static LedgerRow Write(string scope, ParkedKey key) => Row(scope, LedgerConstants.ParkedPrefix, key.KeyHash, key.Number)
        .Set("Key", key.Key)
        .Set("Created", key.Created)
        .Set("ErrorCode", key.ErrorCode)
        .Set("Reason", key.Reason)
        .Set("TimesSeen", key.TimesSeen)
        .Set("ParkedAt", key.ParkedAt);

    public static LedgerRow Write(string scope, DoubtfulKey key) => Row(scope, LedgerConstants.DoubtPrefix, key.KeyHash, key.Number)
        .Set("Key", key.Key)
        .Set(SettleAfter, key.SettleAfter)
        .Set("Cause", key.Cause);

    public static ParkedKey ReadParked(LedgerRow row) => new(
        row.Entry[LedgerConstants.ParkedPrefix.Length..],
        row.Bytes("Key"),
        SequenceNumber.Parse(row.Text(Number)),
        row.Time("Created"),
        row.Text("ErrorCode"),
        row.Text("Reason"),
        row.Number("TimesSeen"),
        row.Time("ParkedAt"));

    public static DoubtfulKey ReadDoubtful(LedgerRow row) => new(
        row.Entry[LedgerConstants.DoubtPrefix.Length..],
        row.Bytes("Key"),
        SequenceNumber.Parse(row.Text(Number)),
        row.Time(SettleAfter),
        row.Text("Cause"));

    private static LedgerRow Row(string scope, string prefix, string keyHash, SequenceNumber number) =>
        new LedgerRow(scope, prefix + keyHash).Set(Number, number.ToString());
}
