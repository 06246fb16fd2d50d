namespace DdbCrossAccount.Errors;

/// <summary>Change data capture of a table runs through another function.</summary>
public sealed class CdcOfOtherFunctionException : DdbCrossAccountException
{
    internal CdcOfOtherFunctionException(DdbErrorDetails details)
        : base(details)
    {
    }
}
