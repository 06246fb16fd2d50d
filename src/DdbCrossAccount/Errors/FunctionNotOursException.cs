namespace DdbCrossAccount.Errors;

/// <summary>A function of that name exists and was not made here.</summary>
public sealed class FunctionNotOursException : DdbCrossAccountException
{
    internal FunctionNotOursException(DdbErrorDetails details)
        : base(details)
    {
    }
}
