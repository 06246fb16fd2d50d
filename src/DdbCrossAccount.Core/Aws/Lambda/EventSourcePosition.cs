using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>Where in a stream a mapping begins.</summary>
internal sealed class EventSourcePosition : ConstantClass
{
    public static readonly EventSourcePosition TRIM_HORIZON = new("TRIM_HORIZON");

    public static readonly EventSourcePosition LATEST = new("LATEST");

    public static readonly EventSourcePosition AT_TIMESTAMP = new("AT_TIMESTAMP");

    public EventSourcePosition(string value)
        : base(value)
    {
    }

    public static implicit operator EventSourcePosition(string value) => new(value);
}
