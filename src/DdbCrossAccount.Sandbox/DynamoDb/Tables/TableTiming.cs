using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>How long things take, in service time.</summary>
/// <param name="TableChange">Creating, updating and deleting a table, an index or a stream.</param>
/// <param name="StatisticsInterval">How old the item count of DescribeTable may get.</param>
/// <param name="RestorableLag">How far the latest restorable time is behind the clock.</param>
/// <param name="ExpiryDelay">How long after it has expired an item is deleted.</param>
/// <param name="ShardLifetime">How long a shard of a stream stays open.</param>
internal sealed record TableTiming(
    TimeSpan TableChange, TimeSpan StatisticsInterval, TimeSpan RestorableLag, TimeSpan ExpiryDelay, TimeSpan ShardLifetime);
