namespace DdbCrossAccount.Errors;

/// <summary>An event source mapping runs several batches of one shard at once.</summary>
public sealed class MappingIsParallelException : DdbCrossAccountException
{
    internal MappingIsParallelException(DdbErrorDetails details)
        : base(details)
    {
    }
}
