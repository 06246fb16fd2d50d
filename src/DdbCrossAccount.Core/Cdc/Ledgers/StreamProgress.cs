using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>How far a stream was read beside the function and found receipted: the next proof goes on from there.</summary>
/// <param name="Through">The creation time before which every record of the stream had its receipt; null while unknown.</param>
/// <param name="Shards">Each shard of which something is proved.</param>
internal sealed record StreamProgress(DateTime? Through, IReadOnlyList<ProvenShard> Shards);
