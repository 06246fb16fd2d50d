namespace DdbCrossAccount.Errors;

/// <summary>A path belongs to a PowerShell provider other than the file system.</summary>
public sealed class PathNotFileSystemException : DdbCrossAccountException
{
    internal PathNotFileSystemException(DdbErrorDetails details)
        : base(details)
    {
    }
}
