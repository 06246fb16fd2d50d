namespace DdbCrossAccount.Errors;

/// <summary>A folder holds more than one export.</summary>
public sealed class ExportFolderAmbiguousException : DdbCrossAccountException
{
    internal ExportFolderAmbiguousException(DdbErrorDetails details)
        : base(details)
    {
    }
}
