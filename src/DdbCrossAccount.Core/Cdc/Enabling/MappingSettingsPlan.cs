using System;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Computes batch size, window and memory from what is known of the source's writes; pure.</summary>
/// <remarks>
/// AWS tells no write rate without metrics, so what the table can take at most stands for it: its provisioned or maximum
/// write units, and never more than a thousand a second a shard.
/// </remarks>
internal static class MappingSettingsPlan
{
    private const int LargestBatch = 1000;
    private const int SmallestBatch = 100;
    private const int LeastMemory = 512;
    private const int MiddleMemory = 1024;
    private const int MostMemory = 2048;

    // An invocation's payload is 6 MB at most; images come as JSON, and a record may carry two of them.
    private const long PayloadBytes = 6 * 1024 * 1024;
    private const long EnvelopeBytes = 600;
    private const double JsonGrowth = 1.5;
    private const long BytesOfUnit = 1024;
    private const long WritesOfShard = 1000;
    private const long FewWrites = 50;
    private const long LargeItem = 32 * 1024;

    /// <summary>What is not given is computed.</summary>
    /// <param name="writes">What is known of the source.</param>
    /// <param name="options">What was asked for.</param>
    public static MappingSettings Compute(WriteFigures writes, CdcOptions options)
    {
        long rate = RateOfShard(writes);
        int batch = options.BatchSize ?? BatchOf(writes);
        return new MappingSettings(
            batch,
            options.BatchWindowSeconds ?? WindowOf(rate, batch),
            options.MemorySize ?? MemoryOf(rate, writes));
    }

    // A batch that passes the payload is cut by Lambda itself, so this only spares it the cutting.
    private static int BatchOf(WriteFigures writes)
    {
        double record = EnvelopeBytes + (Math.Max(writes.ItemBytes ?? BytesOfUnit, 1) * JsonGrowth * (writes.HasOldImages ? 2 : 1));
        return (int)Math.Clamp(PayloadBytes / record, SmallestBatch, LargestBatch);
    }

    // Between a write every second and full batches, gathering for a second saves invocations and rows of the ledger; below
    // each record comes alone anyway, and above a batch is full before.
    private static int WindowOf(long rateOfShard, int batch) => rateOfShard > FewWrites && rateOfShard < batch ? 1 : 0;

    private static int MemoryOf(long rateOfShard, WriteFigures writes) => (rateOfShard, writes.ItemBytes ?? 0) switch
    {
        ( >= WritesOfShard / 2, > LargeItem) => MostMemory,
        ( >= WritesOfShard / 2, _) or (_, > LargeItem) => MiddleMemory,
        _ => LeastMemory,
    };

    private static long RateOfShard(WriteFigures writes)
    {
        long units = writes.WriteUnits ?? WritesOfShard * writes.OpenShards;
        long unitsOfItem = Math.Max(1, ((writes.ItemBytes ?? 1) + BytesOfUnit - 1) / BytesOfUnit);
        return Math.Min(WritesOfShard, units / unitsOfItem / Math.Max(1, writes.OpenShards));
    }
}
