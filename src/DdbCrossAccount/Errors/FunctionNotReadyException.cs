namespace DdbCrossAccount.Errors;

/// <summary>A function cannot be invoked.</summary>
public sealed class FunctionNotReadyException : DdbCrossAccountException
{
    internal FunctionNotReadyException(DdbErrorDetails details)
        : base(details)
    {
    }
}
