using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>A stream as it was described at one moment.</summary>
/// <param name="StreamArn">The stream.</param>
/// <param name="IsOn">True when its status is ENABLED.</param>
/// <param name="RequestedTime">When it was asked for, in the service's own time; null when AWS did not tell.</param>
/// <param name="Shards">All shards that it still lists.</param>
/// <param name="ReadTime">The service's own time of the answer.</param>
internal sealed record StreamFacts(
    string StreamArn,
    bool IsOn,
    DateTime? RequestedTime,
    IReadOnlyList<Shard> Shards,
    DateTime ReadTime);
