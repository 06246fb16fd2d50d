namespace DdbCrossAccount.Errors;

/// <summary>The account was connected with keys that are not kept, and this process does not have them.</summary>
public sealed class CredentialsNotKeptException : DdbCrossAccountException
{
    internal CredentialsNotKeptException(DdbErrorDetails details)
        : base(details)
    {
    }
}
