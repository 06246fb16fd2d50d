namespace DdbCrossAccount.Errors;

/// <summary>There is no zip of the function for that runtime and processor.</summary>
public sealed class FunctionPackageForOtherProcessorException : DdbCrossAccountException
{
    internal FunctionPackageForOtherProcessorException(DdbErrorDetails details)
        : base(details)
    {
    }
}
