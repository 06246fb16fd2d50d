namespace DdbCrossAccount.Errors;

/// <summary>The function was deleted while it was published.</summary>
public sealed class FunctionGoneException : DdbCrossAccountException
{
    internal FunctionGoneException(DdbErrorDetails details)
        : base(details)
    {
    }
}
