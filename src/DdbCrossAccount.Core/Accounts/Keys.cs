using Amazon.Runtime;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Keys that are simply there.</summary>
internal static class Keys
{
    /// <summary>Temporary keys when there is a session token.</summary>
    public static AWSCredentials From(string accessKey, string secretKey, string? sessionToken) => string.IsNullOrEmpty(sessionToken)
        ? new BasicAWSCredentials(accessKey, secretKey)
        : new SessionAWSCredentials(accessKey, secretKey, sessionToken);
}
