namespace DdbCrossAccount.Errors;

/// <summary>An object that was given as credentials does not hold readable ones.</summary>
public sealed class CredentialObjectUnreadableException : DdbCrossAccountException
{
    internal CredentialObjectUnreadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
