namespace DdbCrossAccount.Errors;

/// <summary>The caller is in another account than the object says.</summary>
public sealed class AccountDiffersException : DdbCrossAccountException
{
    internal AccountDiffersException(DdbErrorDetails details)
        : base(details)
    {
    }
}
