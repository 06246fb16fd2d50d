using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>All shards of a stream at one moment.</summary>
/// <param name="Shards">The shards of all pages.</param>
/// <param name="IsStreamOn">False for a stream that takes no more records.</param>
/// <param name="ServiceTime">When the service answered, by its own clock.</param>
internal sealed record ShardListing(IReadOnlyList<StreamShard> Shards, bool IsStreamOn, DateTime ServiceTime);
