namespace DdbCrossAccount.Errors;

/// <summary>The ledger says that nothing of a stream is applied now, so the target may be open to others.</summary>
public sealed class CdcNotApplyingException : DdbCrossAccountException
{
    internal CdcNotApplyingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
