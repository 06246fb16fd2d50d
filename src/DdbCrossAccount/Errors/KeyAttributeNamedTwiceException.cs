namespace DdbCrossAccount.Errors;

/// <summary>The same attribute was given as partition key and as sort key.</summary>
public sealed class KeyAttributeNamedTwiceException : DdbCrossAccountException
{
    internal KeyAttributeNamedTwiceException(DdbErrorDetails details)
        : base(details)
    {
    }
}
