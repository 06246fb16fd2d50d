namespace DdbCrossAccount.Errors;

/// <summary>An import's object does not tell which snapshot of which table it loaded.</summary>
public sealed class ImportWithoutSnapshotException : DdbCrossAccountException
{
    internal ImportWithoutSnapshotException(DdbErrorDetails details)
        : base(details)
    {
    }
}
