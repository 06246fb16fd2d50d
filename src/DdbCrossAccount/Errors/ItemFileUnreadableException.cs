namespace DdbCrossAccount.Errors;

/// <summary>The file of items cannot be read.</summary>
public sealed class ItemFileUnreadableException : DdbCrossAccountException
{
    internal ItemFileUnreadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
