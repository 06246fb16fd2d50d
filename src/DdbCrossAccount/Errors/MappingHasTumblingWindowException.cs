namespace DdbCrossAccount.Errors;

/// <summary>An event source mapping gathers records in tumbling windows.</summary>
public sealed class MappingHasTumblingWindowException : DdbCrossAccountException
{
    internal MappingHasTumblingWindowException(DdbErrorDetails details)
        : base(details)
    {
    }
}
