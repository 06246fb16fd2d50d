namespace DdbCrossAccount.Errors;

/// <summary>The bucket holds objects among an export's data that its manifest does not promise.</summary>
public sealed class DataObjectsExtraException : DdbCrossAccountException
{
    internal DataObjectsExtraException(DdbErrorDetails details)
        : base(details)
    {
    }
}
