using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams;

/// <summary>What a record of a stream tells: an item was put, changed or removed.</summary>
internal sealed class OperationType : ConstantClass
{
    public static readonly OperationType INSERT = new("INSERT");

    public static readonly OperationType MODIFY = new("MODIFY");

    public static readonly OperationType REMOVE = new("REMOVE");

    public OperationType(string value)
        : base(value)
    {
    }

    public static implicit operator OperationType(string value) => new(value);
}
