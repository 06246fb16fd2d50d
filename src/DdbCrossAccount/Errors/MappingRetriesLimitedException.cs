namespace DdbCrossAccount.Errors;

/// <summary>An event source mapping gives up records after some attempts.</summary>
public sealed class MappingRetriesLimitedException : DdbCrossAccountException
{
    internal MappingRetriesLimitedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
