using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>An intent's form in the table.</summary>
internal static class IntentRow
{
    public static LedgerRow Write(string scope, BatchIntent intent) => new LedgerRow(scope, EntryOf(intent))
        .Set("RequestId", intent.RequestId)
        .Set("Epoch", intent.Epoch)
        .Set("Attempt", intent.Attempt)
        .Set("SettledAfter", intent.SettledAfter)
        .Set("Records", intent.Records)
        .Set("Numbers", intent.Numbers.Encode())
        .Set("IsEnded", intent.IsEnded)
        .ExpireAt(intent.SettledAfter + LedgerConstants.Retention);

    public static string EntryOf(BatchIntent intent) => LedgerConstants.IntentPrefix + intent.Id;

    public static BatchIntent Read(LedgerRow row) => new()
    {
        Id = row.Entry[LedgerConstants.IntentPrefix.Length..],
        RequestId = row.Text("RequestId"),
        Epoch = row.Number("Epoch"),
        Attempt = (int)row.Number("Attempt"),
        SettledAfter = row.Time("SettledAfter"),
        Records = (int)row.Number("Records"),
        Numbers = SequenceNumberSet.Decode(row.Bytes("Numbers")),
        IsEnded = row.Flag("IsEnded"),
    };
}
