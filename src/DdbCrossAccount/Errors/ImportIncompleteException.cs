namespace DdbCrossAccount.Errors;

/// <summary>An import completed with other counts than its export promised.</summary>
public sealed class ImportIncompleteException : DdbCrossAccountException
{
    internal ImportIncompleteException(DdbErrorDetails details)
        : base(details)
    {
    }
}
