using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>How an account is to be connected; everything is optional and named as AWS.Tools names it.</summary>
/// <remarks>
/// Where several sources of credentials are at hand, the first of these counts: explicit keys, <see cref="Credential"/>,
/// <see cref="ProfileName"/> (or <see cref="SourceProfile"/>), <see cref="StoredCredentials"/>, then the default chain.
/// <see cref="RoleArn"/> is assumed on top of whichever it is.
/// </remarks>
internal sealed record ConnectOptions
{
    /// <summary>A profile of the shared files.</summary>
    public string? ProfileName { get; init; }

    /// <summary>A credentials file to read instead of the user's own.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>The Region's system name.</summary>
    public string? Region { get; init; }

    /// <summary>A role to assume with the credentials that were found.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The MFA device that the role's trust policy asks for.</summary>
    public string? MfaSerial { get; init; }

    /// <summary>Asks the user for the code of the MFA device that is named; null where nobody can be asked.</summary>
    public Func<string, CancellationToken, Task<string>>? MfaTokenCode { get; init; }

    /// <summary>The profile whose credentials assume <see cref="RoleArn"/>.</summary>
    public string? SourceProfile { get; init; }

    /// <summary>An access key id.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The secret of <see cref="AccessKey"/>.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The session token of temporary keys.</summary>
    public string? SessionToken { get; init; }

    /// <summary>The address at which every service is called instead of AWS's own.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Credentials that were handed over as an object (<c>-Credential</c>).</summary>
    public StoredCredentials? Credential { get; init; }

    /// <summary>The shell's default credentials (<c>$StoredAWSCredentials</c>).</summary>
    public StoredCredentials? StoredCredentials { get; init; }

    /// <summary>The shell's default Region (<c>$StoredAWSRegion</c>).</summary>
    public string? StoredRegion { get; init; }

    /// <summary>The name that the assumed session bears in the account's audit log; made up when absent.</summary>
    public string? RoleSessionName { get; init; }

    /// <summary>How long an assumed session lives, 900 to 43,200 seconds; an hour when absent.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>Names what can be named; a record's own text would show the secret key.</summary>
    public override string ToString() => $"ConnectOptions (profile {ProfileName}, role {RoleArn}, Region {Region})";
}
