namespace DdbCrossAccount.Errors;

/// <summary>The zip of the function cannot be read whole.</summary>
public sealed class FunctionPackageDamagedException : DdbCrossAccountException
{
    internal FunctionPackageDamagedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
