using System;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>A part of a shard that was trimmed before it was shown that all of it is applied.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="Since">From here on it is not shown.</param>
/// <param name="UnreceiptedCount">The records that were seen in it without a receipt.</param>
internal sealed record TrimmedGap(string ShardId, DateTime Since, int UnreceiptedCount);
