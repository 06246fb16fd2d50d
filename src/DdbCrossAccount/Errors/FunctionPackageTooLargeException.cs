namespace DdbCrossAccount.Errors;

/// <summary>The zip of the function is larger than Lambda takes.</summary>
public sealed class FunctionPackageTooLargeException : DdbCrossAccountException
{
    internal FunctionPackageTooLargeException(DdbErrorDetails details)
        : base(details)
    {
    }
}
