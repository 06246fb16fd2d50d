namespace DdbCrossAccount.Errors;

/// <summary>A JSON array of items is damaged or cut short.</summary>
public sealed class ItemArrayDamagedException : DdbCrossAccountException
{
    internal ItemArrayDamagedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
