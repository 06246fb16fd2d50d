namespace DdbCrossAccount.Errors;

/// <summary>No table of the given name is in the account and Region.</summary>
public sealed class TableNotFoundException : DdbCrossAccountException
{
    internal TableNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
