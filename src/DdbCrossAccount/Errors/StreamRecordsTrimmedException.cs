namespace DdbCrossAccount.Errors;

/// <summary>A stream has dropped records that may not have been applied.</summary>
public sealed class StreamRecordsTrimmedException : DdbCrossAccountException
{
    internal StreamRecordsTrimmedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
