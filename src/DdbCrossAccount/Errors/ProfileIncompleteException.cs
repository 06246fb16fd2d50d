namespace DdbCrossAccount.Errors;

/// <summary>A profile lacks something without which it gives no credentials.</summary>
public sealed class ProfileIncompleteException : DdbCrossAccountException
{
    internal ProfileIncompleteException(DdbErrorDetails details)
        : base(details)
    {
    }
}
