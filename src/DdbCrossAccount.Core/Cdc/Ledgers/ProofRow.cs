using System;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>The forms of proved shards and of the whole stream's proof in the table.</summary>
internal static class ProofRow
{
    private const string Through = "Through";

    public static LedgerRow Write(string scope, ProvenShard shard) =>
        new LedgerRow(scope, LedgerConstants.ProofPrefix + shard.ShardId)
            .Set(KeyRows.Number, shard.Number)
            .Set("RecordTime", shard.RecordTime)
            .Set(Through, shard.Through);

    public static LedgerRow Write(string scope, DateTime through) =>
        new LedgerRow(scope, LedgerConstants.ProofEntry).Set(Through, through);

    public static ProvenShard Read(LedgerRow row) => new(
        row.Entry[LedgerConstants.ProofPrefix.Length..],
        row.Text(KeyRows.Number),
        row.Time("RecordTime"),
        row.TimeOrNull(Through));

    public static DateTime ReadThrough(LedgerRow row) => row.Time(Through);
}
