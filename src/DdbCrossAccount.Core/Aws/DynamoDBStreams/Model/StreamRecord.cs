using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>What changed.</summary>
internal sealed class StreamRecord
{
    public DateTime? ApproximateCreationDateTime { get; set; }

    public Dictionary<string, AttributeValue>? Keys { get; set; }

    public Dictionary<string, AttributeValue>? NewImage { get; set; }

    public Dictionary<string, AttributeValue>? OldImage { get; set; }

    public string? SequenceNumber { get; set; }

    public long? SizeBytes { get; set; }

    public StreamViewType? StreamViewType { get; set; }
}
