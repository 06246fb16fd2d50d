namespace DdbCrossAccount.Errors;

/// <summary>The function, or its last change, has ended in a state in which it cannot be used.</summary>
public sealed class FunctionFailedException : DdbCrossAccountException
{
    internal FunctionFailedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
