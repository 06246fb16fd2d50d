namespace DdbCrossAccount.Errors;

/// <summary>No loss can no longer be shown of a change data capture.</summary>
public sealed class CdcBrokenException : DdbCrossAccountException
{
    internal CdcBrokenException(DdbErrorDetails details)
        : base(details)
    {
    }
}
