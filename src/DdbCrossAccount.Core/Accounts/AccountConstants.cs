using System;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Numbers and names of connecting.</summary>
internal static class AccountConstants
{
    public const string AccessKeyVariable = "AWS_ACCESS_KEY_ID";
    public const string SecretKeyVariable = "AWS_SECRET_ACCESS_KEY";
    public const string SessionTokenVariable = "AWS_SESSION_TOKEN";
    public const string CredentialExpirationVariable = "AWS_CREDENTIAL_EXPIRATION";
    public const string ProfileVariable = "AWS_PROFILE";
    public const string CredentialsFileVariable = "AWS_SHARED_CREDENTIALS_FILE";
    public const string ConfigFileVariable = "AWS_CONFIG_FILE";
    public const string RegionVariable = "AWS_REGION";
    public const string DefaultRegionVariable = "AWS_DEFAULT_REGION";
    public const string WebIdentityTokenFileVariable = "AWS_WEB_IDENTITY_TOKEN_FILE";
    public const string RoleArnVariable = "AWS_ROLE_ARN";
    public const string RoleSessionNameVariable = "AWS_ROLE_SESSION_NAME";
    public const string ContainerRelativeUriVariable = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    public const string ContainerFullUriVariable = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    public const string InstanceMetadataDisabledVariable = "AWS_EC2_METADATA_DISABLED";
    public const string EndpointUrlVariable = "AWS_ENDPOINT_URL";
    public const string IgnoreEndpointUrlsVariable = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

    public const string DefaultProfile = "default";

    /// <summary>How long a session lives when nothing is said (STS AssumeRole), and at most where roles are chained.</summary>
    public const int DefaultSessionSeconds = 3600;

    /// <summary>The lengths that the IAM console offers for a role, longest first: 12, 8, 4, 2 and 1 hours.</summary>
    public static readonly int[] SessionSecondsToTry = [43_200, 28_800, 14_400, 7_200, DefaultSessionSeconds];

    /// <summary>Five attempts: a table move outlives a fault of some seconds.</summary>
    public const int MaxErrorRetry = 4;

    /// <summary>For one attempt, from its start to the head of the answer.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>For one attempt at a row of the ledger: DynamoDB answers in milliseconds, and the function has seconds.</summary>
    public static readonly TimeSpan LedgerAttemptTimeout = TimeSpan.FromSeconds(3);

    /// <summary>For the connection alone.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
}
