using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>A split of one of a table's partitions that was asked for, and what it did to the stream.</summary>
/// <param name="Partitions">How many there are now.</param>
/// <param name="ClosedShardId">Null where the table has no open stream.</param>
/// <param name="OpenedShardIds">Its two children.</param>
internal sealed record PartitionSplit(int Partitions, string? ClosedShardId, IReadOnlyList<string> OpenedShardIds)
{
    /// <summary>Splits at the middle of the hashes; null where that partition cannot be split, or is not there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="shardId">An open shard of its stream; null takes the partition with the widest range.</param>
    public static PartitionSplit? Make(Table table, string? shardId)
    {
        lock (table.Gate)
        {
            PartitionMap partitions = table.Capacity.Partitions;
            TableStream? stream = table.LatestStream is { IsOpen: true } open ? open : null;
            HashSet<string> before = [.. ShardsOf(table, stream).Select(shard => shard.Id)];
            byte[]? firstKey = shardId is null ? partitions.WidestFirstKey : stream?.FirstKeyOf(shardId);
            if (firstKey is null || partitions.MiddleOf(firstKey) is not { } middle || !partitions.TryDivide(middle, table.Now.UtcTicks))
            {
                return null;
            }

            List<StreamShard> opened = [.. ShardsOf(table, stream).Where(shard => !before.Contains(shard.Id))];
            return new PartitionSplit(partitions.Count, opened.FirstOrDefault()?.ParentId, opened.ConvertAll(shard => shard.Id));
        }
    }

    private static IReadOnlyList<StreamShard> ShardsOf(Table table, TableStream? stream)
    {
        return stream?.ShardsAt(table.Now) ?? [];
    }
}
