namespace DdbCrossAccount.Errors;

/// <summary>The zip of the function is not where it was looked for.</summary>
public sealed class FunctionPackageNotFoundException : DdbCrossAccountException
{
    internal FunctionPackageNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
