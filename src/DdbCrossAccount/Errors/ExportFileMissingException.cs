namespace DdbCrossAccount.Errors;

/// <summary>A file that an export's manifest names is not in the folder.</summary>
public sealed class ExportFileMissingException : DdbCrossAccountException
{
    internal ExportFileMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
