namespace DdbCrossAccount.Errors;

/// <summary>An ARN is of another account or Region than the connection.</summary>
public sealed class TableOfOtherAccountException : DdbCrossAccountException
{
    internal TableOfOtherAccountException(DdbErrorDetails details)
        : base(details)
    {
    }
}
