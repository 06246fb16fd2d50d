namespace DdbCrossAccount.Errors;

/// <summary>The table under the ledger's name is no ledger.</summary>
public sealed class LedgerNotOursException : DdbCrossAccountException
{
    internal LedgerNotOursException(DdbErrorDetails details)
        : base(details)
    {
    }
}
