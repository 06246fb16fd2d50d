namespace DdbCrossAccount.Errors;

/// <summary>An event source mapping that was there is gone.</summary>
public sealed class MappingGoneException : DdbCrossAccountException
{
    internal MappingGoneException(DdbErrorDetails details)
        : base(details)
    {
    }
}
