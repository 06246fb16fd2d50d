using System.Collections.Generic;

namespace DdbCrossAccount.Core.Cdc.Records;

/// <summary>
/// The records of one event: a run of one shard of one stream, in its order. Which shard the event does not say.
/// </summary>
/// <param name="StreamArn">The stream; empty when there is no record.</param>
/// <param name="Records">The records.</param>
internal sealed record StreamBatch(string StreamArn, IReadOnlyList<StreamRecord> Records);
