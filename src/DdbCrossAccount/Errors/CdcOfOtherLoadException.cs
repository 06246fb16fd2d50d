namespace DdbCrossAccount.Errors;

/// <summary>Change data capture of a table runs from another load of its target.</summary>
public sealed class CdcOfOtherLoadException : DdbCrossAccountException
{
    internal CdcOfOtherLoadException(DdbErrorDetails details)
        : base(details)
    {
    }
}
