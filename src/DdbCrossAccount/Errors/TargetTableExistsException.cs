namespace DdbCrossAccount.Errors;

/// <summary>The table that an import is to make exists already.</summary>
public sealed class TargetTableExistsException : DdbCrossAccountException
{
    internal TargetTableExistsException(DdbErrorDetails details)
        : base(details)
    {
    }
}
