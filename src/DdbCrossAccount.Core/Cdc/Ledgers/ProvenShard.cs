using System;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>How far a shard was proved: every record up to a number was read and had its receipt.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="Number">The number, as the service wrote it.</param>
/// <param name="RecordTime">When its record was created.</param>
/// <param name="Through">The service time at which nothing more could be read of it; null when there was more.</param>
internal sealed record ProvenShard(string ShardId, string Number, DateTime RecordTime, DateTime? Through);
