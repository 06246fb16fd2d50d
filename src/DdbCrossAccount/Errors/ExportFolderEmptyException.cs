namespace DdbCrossAccount.Errors;

/// <summary>A folder holds no export.</summary>
public sealed class ExportFolderEmptyException : DdbCrossAccountException
{
    internal ExportFolderEmptyException(DdbErrorDetails details)
        : base(details)
    {
    }
}
