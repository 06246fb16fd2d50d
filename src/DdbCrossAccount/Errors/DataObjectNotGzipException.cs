namespace DdbCrossAccount.Errors;

/// <summary>A data object of an export is not compressed as exports are.</summary>
public sealed class DataObjectNotGzipException : DdbCrossAccountException
{
    internal DataObjectNotGzipException(DdbErrorDetails details)
        : base(details)
    {
    }
}
