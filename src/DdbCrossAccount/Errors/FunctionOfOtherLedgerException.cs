namespace DdbCrossAccount.Errors;

/// <summary>A function was published for another ledger or another writing role.</summary>
public sealed class FunctionOfOtherLedgerException : DdbCrossAccountException
{
    internal FunctionOfOtherLedgerException(DdbErrorDetails details)
        : base(details)
    {
    }
}
