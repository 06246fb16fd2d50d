namespace DdbCrossAccount.Errors;

/// <summary>The text is no ARN of a table.</summary>
public sealed class LedgerArnUnusableException : DdbCrossAccountException
{
    internal LedgerArnUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
