namespace DdbCrossAccount.Errors;

/// <summary>The table that an import is to make exists already.</summary>
public sealed class ImportTargetExistsException : DdbCrossAccountException
{
    internal ImportTargetExistsException(DdbErrorDetails details)
        : base(details)
    {
    }
}
