namespace DdbCrossAccount.Errors;

/// <summary>A snapshot is older than the records that its stream still keeps.</summary>
public sealed class SnapshotOutOfStreamException : DdbCrossAccountException
{
    internal SnapshotOutOfStreamException(DdbErrorDetails details)
        : base(details)
    {
    }
}
