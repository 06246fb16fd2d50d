namespace DdbCrossAccount.Errors;

/// <summary>The credentials were valid once and are not any more.</summary>
public sealed class CredentialsExpiredException : DdbCrossAccountException
{
    internal CredentialsExpiredException(DdbErrorDetails details)
        : base(details)
    {
    }
}
