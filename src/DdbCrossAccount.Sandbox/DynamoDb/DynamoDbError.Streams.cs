using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with reading a stream.</summary>
internal static partial class DynamoDbError
{
    public static ServiceException NoStream(string arn)
    {
        return ResourceNotFound($"Requested resource not found: Stream: {arn} not found");
    }

    public static ServiceException NoShard(string shardId, string arn)
    {
        return ResourceNotFound($"Requested resource not found: Shard: {shardId} in Stream: {arn} not found");
    }

    public static ServiceException InvalidShardIterator()
    {
        return Validation("Invalid ShardIterator");
    }

    public static ServiceException ExpiredIterator()
    {
        return new ServiceException("ExpiredIteratorException", "Iterator expired. The iterator was created more than 15 minutes ago.");
    }

    public static ServiceException TrimmedData()
    {
        return new ServiceException(
            "TrimmedDataAccessException", "The operation attempted to read past the oldest stream record in a shard.");
    }
}
