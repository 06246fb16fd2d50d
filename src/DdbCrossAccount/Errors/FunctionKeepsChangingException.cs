namespace DdbCrossAccount.Errors;

/// <summary>Somebody else keeps changing the function.</summary>
public sealed class FunctionKeepsChangingException : DdbCrossAccountException
{
    internal FunctionKeepsChangingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
