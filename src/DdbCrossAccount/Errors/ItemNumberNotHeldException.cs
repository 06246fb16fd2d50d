namespace DdbCrossAccount.Errors;

/// <summary>An item holds a number that DynamoDB cannot store.</summary>
public sealed class ItemNumberNotHeldException : DdbCrossAccountException
{
    internal ItemNumberNotHeldException(DdbErrorDetails details)
        : base(details)
    {
    }
}
