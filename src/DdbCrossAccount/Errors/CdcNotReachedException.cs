namespace DdbCrossAccount.Errors;

/// <summary>A change data capture was not in sync or drained within the time that was given.</summary>
public sealed class CdcNotReachedException : DdbCrossAccountException
{
    internal CdcNotReachedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
