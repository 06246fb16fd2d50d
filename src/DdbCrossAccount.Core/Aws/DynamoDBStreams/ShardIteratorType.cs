using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams;

/// <summary>Where in a shard reading begins.</summary>
internal sealed class ShardIteratorType : ConstantClass
{
    public static readonly ShardIteratorType TRIM_HORIZON = new("TRIM_HORIZON");

    public static readonly ShardIteratorType LATEST = new("LATEST");

    public static readonly ShardIteratorType AT_SEQUENCE_NUMBER = new("AT_SEQUENCE_NUMBER");

    public static readonly ShardIteratorType AFTER_SEQUENCE_NUMBER = new("AFTER_SEQUENCE_NUMBER");

    public ShardIteratorType(string value)
        : base(value)
    {
    }

    public static implicit operator ShardIteratorType(string value) => new(value);
}
