namespace DdbCrossAccount.Errors;

/// <summary>A snapshot is said to be of a time that has not come yet.</summary>
public sealed class SnapshotInFutureException : DdbCrossAccountException
{
    internal SnapshotInFutureException(DdbErrorDetails details)
        : base(details)
    {
    }
}
