namespace DdbCrossAccount.Errors;

/// <summary>An answer about a stream does not tell the service's time.</summary>
public sealed class CdcTimeMissingException : DdbCrossAccountException
{
    internal CdcTimeMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
