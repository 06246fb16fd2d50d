namespace DdbCrossAccount.Errors;

/// <summary>A function cannot run that long, or that shortly.</summary>
public sealed class FunctionTimeoutUnusableException : DdbCrossAccountException
{
    internal FunctionTimeoutUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
