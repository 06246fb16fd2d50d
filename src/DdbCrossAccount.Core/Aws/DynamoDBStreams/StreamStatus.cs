using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams;

/// <summary>The state of a stream.</summary>
internal sealed class StreamStatus : ConstantClass
{
    public static readonly StreamStatus ENABLING = new("ENABLING");

    public static readonly StreamStatus ENABLED = new("ENABLED");

    public static readonly StreamStatus DISABLING = new("DISABLING");

    public static readonly StreamStatus DISABLED = new("DISABLED");

    public StreamStatus(string value)
        : base(value)
    {
    }

    public static implicit operator StreamStatus(string value) => new(value);
}
