using System.Collections.Generic;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with secondary indexes and reads of them.</summary>
internal static partial class DynamoDbError
{
    public static ServiceException NoIndex(string index)
    {
        return Validation($"The table does not have the specified index: {index}");
    }

    public static ServiceException IndexIsBackfilling(string index)
    {
        return Validation($"Cannot read from backfilling global secondary index: {index}");
    }

    public static ServiceException ConsistentReadOfGlobalIndex()
    {
        return Validation("Consistent reads are not supported on global secondary indexes");
    }

    /// <summary>A query without a condition on an attribute of the key that it needs.</summary>
    public static ServiceException MissedKey(string attribute)
    {
        return Validation($"Query condition missed key schema element: {attribute}");
    }

    public static ServiceException NotProjected(string index, IEnumerable<string> attributes)
    {
        return InvalidValues($"Global secondary index {index} does not project [{string.Join(", ", attributes)}]");
    }

    public static ServiceException FilterNotProjected(string index, IEnumerable<string> attributes)
    {
        return InvalidValues(
            $"Secondary index {index} does not project one or more filter attributes: [{string.Join(", ", attributes)}]");
    }

    public static ServiceException AllAttributesOfGlobalIndex(string index)
    {
        return InvalidValues(
            $"Select type ALL_ATTRIBUTES is not supported for global secondary index {index} because its projection type is not ALL");
    }

    public static ServiceException IndexLimit()
    {
        return LimitExceeded("Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
    }

    public static ServiceException CollectionTooLarge()
    {
        return new ServiceException("ItemCollectionSizeLimitExceededException", "Collection size exceeded.");
    }
}
