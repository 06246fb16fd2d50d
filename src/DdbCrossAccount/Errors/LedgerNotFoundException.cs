namespace DdbCrossAccount.Errors;

/// <summary>There is no ledger of that name.</summary>
public sealed class LedgerNotFoundException : DdbCrossAccountException
{
    internal LedgerNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
