namespace DdbCrossAccount.Errors;

/// <summary>An item lacks the table's key, or has it in another type.</summary>
public sealed class ItemKeyWrongException : DdbCrossAccountException
{
    internal ItemKeyWrongException(DdbErrorDetails details)
        : base(details)
    {
    }
}
