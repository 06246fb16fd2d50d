namespace DdbCrossAccount.Errors;

/// <summary>Two tables were named, and not from which snapshot the target was loaded.</summary>
public sealed class SnapshotTimeMissingException : DdbCrossAccountException
{
    internal SnapshotTimeMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
