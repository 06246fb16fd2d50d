namespace DdbCrossAccount.Errors;

/// <summary>AWS does not know the access key or the session token.</summary>
public sealed class CredentialsRefusedException : DdbCrossAccountException
{
    internal CredentialsRefusedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
