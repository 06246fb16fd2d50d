namespace DdbCrossAccount.Errors;

/// <summary>A source of credentials that was there does not give any.</summary>
public sealed class CredentialsUnavailableException : DdbCrossAccountException
{
    internal CredentialsUnavailableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
