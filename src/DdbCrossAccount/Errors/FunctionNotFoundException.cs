namespace DdbCrossAccount.Errors;

/// <summary>A function does not exist.</summary>
public sealed class FunctionNotFoundException : DdbCrossAccountException
{
    internal FunctionNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
