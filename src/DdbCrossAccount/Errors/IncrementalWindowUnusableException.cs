namespace DdbCrossAccount.Errors;

/// <summary>The window of an incremental export is shorter or longer than AWS takes.</summary>
public sealed class IncrementalWindowUnusableException : DdbCrossAccountException
{
    internal IncrementalWindowUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
