namespace DdbCrossAccount.Errors;

/// <summary>A function cannot have that name.</summary>
public sealed class FunctionNameUnusableException : DdbCrossAccountException
{
    internal FunctionNameUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
