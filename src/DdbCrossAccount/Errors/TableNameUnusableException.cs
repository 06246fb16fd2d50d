namespace DdbCrossAccount.Errors;

/// <summary>A text is neither the name nor the ARN of a table.</summary>
public sealed class TableNameUnusableException : DdbCrossAccountException
{
    internal TableNameUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
