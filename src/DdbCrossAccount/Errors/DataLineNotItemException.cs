namespace DdbCrossAccount.Errors;

/// <summary>A line of a data object is no item.</summary>
public sealed class DataLineNotItemException : DdbCrossAccountException
{
    internal DataLineNotItemException(DdbErrorDetails details)
        : base(details)
    {
    }
}
