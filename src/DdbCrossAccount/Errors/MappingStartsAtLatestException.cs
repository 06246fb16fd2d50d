namespace DdbCrossAccount.Errors;

/// <summary>An event source mapping began with the newest records instead of the oldest.</summary>
public sealed class MappingStartsAtLatestException : DdbCrossAccountException
{
    internal MappingStartsAtLatestException(DdbErrorDetails details)
        : base(details)
    {
    }
}
