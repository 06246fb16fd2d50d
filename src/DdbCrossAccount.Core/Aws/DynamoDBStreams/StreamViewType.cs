using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams;

/// <summary>Which images the records of a stream hold.</summary>
internal sealed class StreamViewType : ConstantClass
{
    public static readonly StreamViewType NEW_IMAGE = new("NEW_IMAGE");

    public static readonly StreamViewType OLD_IMAGE = new("OLD_IMAGE");

    public static readonly StreamViewType NEW_AND_OLD_IMAGES = new("NEW_AND_OLD_IMAGES");

    public static readonly StreamViewType KEYS_ONLY = new("KEYS_ONLY");

    public StreamViewType(string value)
        : base(value)
    {
    }

    public static implicit operator StreamViewType(string value) => new(value);
}
