namespace DdbCrossAccount.Core.Accounts;

/// <summary>The sources of credentials, in the order in which they count.</summary>
internal enum CredentialKind
{
    ExplicitKeys,
    CredentialObject,
    Profile,
    StoredCredentials,
    Environment,
    WebIdentity,
    Container,
    Instance,
}
