namespace DdbCrossAccount.Errors;

/// <summary>Data objects of an export are not those that its manifest promises.</summary>
public sealed class DataObjectsChangedException : DdbCrossAccountException
{
    internal DataObjectsChangedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
