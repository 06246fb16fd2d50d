using System.Linq;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>What a table's description and its stream tell about its writes.</summary>
/// <param name="WriteUnits">The write units a second that it can take at most; null when it has no bound of its own.</param>
/// <param name="ItemBytes">The mean size of an item; null for an empty table. DynamoDB's counts are hours old.</param>
/// <param name="OpenShards">The shards that take records now.</param>
/// <param name="HasOldImages">True when each record carries the old value too.</param>
internal sealed record WriteFigures(long? WriteUnits, long? ItemBytes, int OpenShards, bool HasOldImages)
{
    private const string NewAndOldImages = "NEW_AND_OLD_IMAGES";

    /// <summary>Takes them from the descriptions.</summary>
    public static WriteFigures Of(TableDescription source, StreamFacts stream) => new(
        source.ProvisionedThroughput?.WriteCapacityUnits is > 0 and var provisioned
            ? provisioned
            : source.OnDemandThroughput?.MaxWriteRequestUnits is > 0 and var most ? most : null,
        source is { ItemCount: > 0 and var items, TableSizeBytes: { } bytes } ? bytes / items : null,
        stream.Shards.Count(shard => shard.SequenceNumberRange?.EndingSequenceNumber is null),
        source.StreamSpecification?.StreamViewType?.Value == NewAndOldImages);
}
