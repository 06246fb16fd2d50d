using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>Whether a call answers with the end of its log.</summary>
internal sealed class LogType : ConstantClass
{
    public static readonly LogType None = new("None");

    public static readonly LogType Tail = new("Tail");

    public LogType(string value)
        : base(value)
    {
    }

    public static implicit operator LogType(string value) => new(value);
}
