using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams;

/// <summary>The part that an attribute plays in a key.</summary>
internal sealed class KeyType : ConstantClass
{
    public static readonly KeyType HASH = new("HASH");

    public static readonly KeyType RANGE = new("RANGE");

    public KeyType(string value)
        : base(value)
    {
    }

    public static implicit operator KeyType(string value) => new(value);
}
