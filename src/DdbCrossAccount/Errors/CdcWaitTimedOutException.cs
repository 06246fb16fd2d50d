namespace DdbCrossAccount.Errors;

/// <summary>A part of change data capture did not become ready in time.</summary>
public sealed class CdcWaitTimedOutException : DdbCrossAccountException
{
    internal CdcWaitTimedOutException(DdbErrorDetails details)
        : base(details)
    {
    }
}
