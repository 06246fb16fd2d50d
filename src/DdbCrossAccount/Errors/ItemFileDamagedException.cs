namespace DdbCrossAccount.Errors;

/// <summary>The file of items is damaged or cut short.</summary>
public sealed class ItemFileDamagedException : DdbCrossAccountException
{
    internal ItemFileDamagedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
