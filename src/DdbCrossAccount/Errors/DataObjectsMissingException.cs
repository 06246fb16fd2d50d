namespace DdbCrossAccount.Errors;

/// <summary>Data objects that a manifest promises are not in the bucket.</summary>
public sealed class DataObjectsMissingException : DdbCrossAccountException
{
    internal DataObjectsMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
