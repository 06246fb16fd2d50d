using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>One answer of GetRecords.</summary>
/// <param name="Records">At most 1,000, in order; none does not mean that there are no more.</param>
/// <param name="LastNumber">The sequence number of the last record, as the service wrote it; null without records.</param>
/// <param name="NextIterator">Where to read on; null when a closed shard was read to its end.</param>
/// <param name="ServiceTime">When the service answered, by its own clock.</param>
internal sealed record ShardPage(
    IReadOnlyList<StreamedRecord> Records,
    string? LastNumber,
    string? NextIterator,
    DateTime ServiceTime);
