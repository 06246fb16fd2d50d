namespace DdbCrossAccount.Errors;

/// <summary>AWS refused to make an event source mapping.</summary>
public sealed class MappingRefusedException : DdbCrossAccountException
{
    internal MappingRefusedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
