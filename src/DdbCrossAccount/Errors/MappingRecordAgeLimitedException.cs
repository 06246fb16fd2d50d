namespace DdbCrossAccount.Errors;

/// <summary>An event source mapping gives up records after some time.</summary>
public sealed class MappingRecordAgeLimitedException : DdbCrossAccountException
{
    internal MappingRecordAgeLimitedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
