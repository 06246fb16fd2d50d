namespace DdbCrossAccount.Errors;

/// <summary>No source of credentials has any.</summary>
public sealed class CredentialsNotFoundException : DdbCrossAccountException
{
    internal CredentialsNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
