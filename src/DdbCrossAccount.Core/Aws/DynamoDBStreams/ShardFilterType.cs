using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams;

/// <summary>Which shards a description lists.</summary>
internal sealed class ShardFilterType : ConstantClass
{
    public static readonly ShardFilterType CHILD_SHARDS = new("CHILD_SHARDS");

    public ShardFilterType(string value)
        : base(value)
    {
    }

    public static implicit operator ShardFilterType(string value) => new(value);
}
