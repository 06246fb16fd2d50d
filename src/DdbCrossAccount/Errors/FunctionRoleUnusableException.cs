namespace DdbCrossAccount.Errors;

/// <summary>Lambda cannot assume the role of the function.</summary>
public sealed class FunctionRoleUnusableException : DdbCrossAccountException
{
    internal FunctionRoleUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
