namespace DdbCrossAccount.Errors;

/// <summary>A function's ARN is of another account or Region than the one that it is to run in.</summary>
public sealed class FunctionOfOtherPlaceException : DdbCrossAccountException
{
    internal FunctionOfOtherPlaceException(DdbErrorDetails details)
        : base(details)
    {
    }
}
