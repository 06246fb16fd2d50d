namespace DdbCrossAccount.Errors;

/// <summary>A line or array element is no item.</summary>
public sealed class TextIsNoItemException : DdbCrossAccountException
{
    internal TextIsNoItemException(DdbErrorDetails details)
        : base(details)
    {
    }
}
