namespace DdbCrossAccount.Errors;

/// <summary>The program that a profile names as its credential_process gave no credentials.</summary>
public sealed class CredentialProcessFailedException : DdbCrossAccountException
{
    internal CredentialProcessFailedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
