using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with reading a stream.</summary>
internal static partial class DynamoDbError
{
    public static ServiceException NoStream(string arn)
    {
        return ResourceNotFound($"Requested resource not found: Stream: {arn} not found");
    }

    public static ServiceException NoShard()
    {
        return ResourceNotFound("Requested resource not found: Shard does not exist");
    }

    public static ServiceException ShardReadTooOften(string shardId)
    {
        return LimitExceeded($"Rate exceeded for shard {shardId}");
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
            "TrimmedDataAccessException", "The data you are trying to access has been trimmed");
    }
}
