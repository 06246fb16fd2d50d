namespace DdbCrossAccount.Errors;

/// <summary>A data object of an export is cut short.</summary>
public sealed class DataObjectTruncatedException : DdbCrossAccountException
{
    internal DataObjectTruncatedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
