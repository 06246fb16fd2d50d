using System;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>How many partitions a table or global index has at first: by its throughput, and four where it is on-demand.</summary>
/// <param name="given">The number that every table and index gets instead; 0 for none.</param>
internal sealed class PartitionCount(int given)
{
    /// <summary>A new on-demand table takes 4,000 write and 12,000 read units a second.</summary>
    private const long OnDemandPartitions = 4;

    public int Of(TableDefinition table)
    {
        return Of(table.IsOnDemand, table.Provisioned, table.Warm);
    }

    public int Of(TableDefinition table, IndexDefinition index)
    {
        return Of(table.IsOnDemand, index.Provisioned, index.Warm);
    }

    private static long Share(long units, long ofPartition)
    {
        return (units + ofPartition - 1) / ofPartition;
    }

    private int Of(bool isOnDemand, Throughput? provisioned, Throughput? warm)
    {
        if (given > 0)
        {
            return given;
        }

        long writes = Math.Max(provisioned?.Write ?? 0, warm?.Write ?? 0);
        long reads = Math.Max(provisioned?.Read ?? 0, warm?.Read ?? 0);
        long needed = Math.Max(Share(writes, Partition.WriteUnitsPerSecond), Share(reads, Partition.ReadUnitsPerSecond));
        return (int)Math.Max(isOnDemand ? OnDemandPartitions : 1, needed);
    }
}
