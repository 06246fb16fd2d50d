namespace DdbCrossAccount.Errors;

/// <summary>Changes were dropped by a stream before they were applied, so no loss can no longer be shown.</summary>
public sealed class CdcWindowBrokenException : DdbCrossAccountException
{
    internal CdcWindowBrokenException(DdbErrorDetails details)
        : base(details)
    {
    }
}
