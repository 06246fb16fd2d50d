using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>
/// A stream; its shards are complete when <see cref="LastEvaluatedShardId"/> is null, and may be empty on a page that
/// is not the last.
/// </summary>
internal sealed class StreamDescription
{
    public string? StreamArn { get; set; }

    public string? StreamLabel { get; set; }

    public StreamStatus? StreamStatus { get; set; }

    public StreamViewType? StreamViewType { get; set; }

    public DateTime? CreationRequestDateTime { get; set; }

    public string? TableName { get; set; }

    public List<KeySchemaElement>? KeySchema { get; set; }

    public List<Shard>? Shards { get; set; }

    public string? LastEvaluatedShardId { get; set; }
}
