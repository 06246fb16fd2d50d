namespace DdbCrossAccount.Errors;

/// <summary>A data object holds another number of items than the manifest promises.</summary>
public sealed class DataItemCountDiffersException : DdbCrossAccountException
{
    internal DataItemCountDiffersException(DdbErrorDetails details)
        : base(details)
    {
    }
}
