namespace DdbCrossAccount.Errors;

/// <summary>Keys have to be repaired before a change data capture is complete.</summary>
public sealed class CdcHasFailuresException : DdbCrossAccountException
{
    internal CdcHasFailuresException(DdbErrorDetails details)
        : base(details)
    {
    }
}
