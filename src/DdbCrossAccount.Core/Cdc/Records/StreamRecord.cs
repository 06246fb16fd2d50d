using System;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Core.Cdc.Records;

/// <summary>One change of an item, as slices of the event that brought it.</summary>
internal readonly record struct StreamRecord
{
    public required SequenceNumber Number { get; init; }

    /// <summary>The sequence number exactly as it was written: an answer names a record by this text.</summary>
    public required string NumberText { get; init; }

    /// <summary>The key: an object of DynamoDB JSON.</summary>
    public required ReadOnlyMemory<byte> Key { get; init; }

    /// <summary>What brings the target to this change: a put of the new image, or a delete of the key.</summary>
    public required RawWrite Write { get; init; }

    /// <summary>When the change was made, by the service's clock, cut to whole seconds by the service.</summary>
    public required DateTime Created { get; init; }

    /// <summary>The item was deleted by its time to live.</summary>
    public required bool IsTimeToLiveDelete { get; init; }
}
