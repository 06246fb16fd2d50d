namespace DdbCrossAccount.Errors;

/// <summary>An event source mapping does not listen to which records of a batch have failed.</summary>
public sealed class MappingWithoutItemFailuresException : DdbCrossAccountException
{
    internal MappingWithoutItemFailuresException(DdbErrorDetails details)
        : base(details)
    {
    }
}
