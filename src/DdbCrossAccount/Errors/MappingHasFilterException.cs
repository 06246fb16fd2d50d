namespace DdbCrossAccount.Errors;

/// <summary>An event source mapping filters records.</summary>
public sealed class MappingHasFilterException : DdbCrossAccountException
{
    internal MappingHasFilterException(DdbErrorDetails details)
        : base(details)
    {
    }
}
