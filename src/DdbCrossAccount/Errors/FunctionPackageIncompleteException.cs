namespace DdbCrossAccount.Errors;

/// <summary>The zip of the function lacks a file that its runtime needs.</summary>
public sealed class FunctionPackageIncompleteException : DdbCrossAccountException
{
    internal FunctionPackageIncompleteException(DdbErrorDetails details)
        : base(details)
    {
    }
}
