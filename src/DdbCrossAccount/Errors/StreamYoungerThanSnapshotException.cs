namespace DdbCrossAccount.Errors;

/// <summary>A stream was not on yet when the snapshot was taken, so changes in between are in neither.</summary>
public sealed class StreamYoungerThanSnapshotException : DdbCrossAccountException
{
    internal StreamYoungerThanSnapshotException(DdbErrorDetails details)
        : base(details)
    {
    }
}
