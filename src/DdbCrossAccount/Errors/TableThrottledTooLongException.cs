namespace DdbCrossAccount.Errors;

/// <summary>A table gave no throughput for longer than was waited for.</summary>
public sealed class TableThrottledTooLongException : DdbCrossAccountException
{
    internal TableThrottledTooLongException(DdbErrorDetails details)
        : base(details)
    {
    }
}
