using Amazon.Runtime.CredentialManagement;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Where credentials are going to be taken from.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="Words">It in words, as users read it; never a key.</param>
/// <param name="Profile">The profile, for <see cref="CredentialKind.Profile"/>.</param>
internal sealed record CredentialChoice(CredentialKind Kind, string Words, CredentialProfile? Profile = null)
{
    public const string ExplicitKeys = "explicit keys";
    public const string CredentialObject = "a credential object";
    public const string StoredCredentials = "the stored credentials of the shell ($StoredAWSCredentials)";
    public const string Environment = "environment variables";
    public const string WebIdentity = "the web identity of the environment";
    public const string Container = "the container";
    public const string Instance = "the EC2 instance";

    /// <summary>True when another process cannot find these credentials again.</summary>
    public static bool IsGone(string credentialSource) =>
        credentialSource.EndsWith(ExplicitKeys, System.StringComparison.Ordinal)
        || credentialSource.EndsWith(CredentialObject, System.StringComparison.Ordinal)
        || credentialSource.EndsWith(StoredCredentials, System.StringComparison.Ordinal);

    public static string OfProfile(string name) => $"profile '{name}'";

    public static string OfRole(string roleArn, string source) => $"role '{roleArn}' assumed with {source}";
}
