namespace DdbCrossAccount.Errors;

/// <summary>An event source mapping invokes another version of the function than the one that may write.</summary>
public sealed class MappingOfOtherVersionException : DdbCrossAccountException
{
    internal MappingOfOtherVersionException(DdbErrorDetails details)
        : base(details)
    {
    }
}
