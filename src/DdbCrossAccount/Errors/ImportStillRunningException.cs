namespace DdbCrossAccount.Errors;

/// <summary>A table is still being imported, so what it holds is not yet the snapshot.</summary>
public sealed class ImportStillRunningException : DdbCrossAccountException
{
    internal ImportStillRunningException(DdbErrorDetails details)
        : base(details)
    {
    }
}
