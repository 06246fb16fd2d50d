namespace DdbCrossAccount.Errors;

/// <summary>A table's stream is another one than the one that its snapshot is tied to.</summary>
public sealed class StreamReplacedException : DdbCrossAccountException
{
    internal StreamReplacedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
