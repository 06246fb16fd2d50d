using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount;

/// <summary>An AWS account and Region that commands work in, with the identity that was found there.</summary>
/// <remarks>
/// It holds no secret: printed, serialized or logged it shows the properties below and nothing else. The live session
/// with the credentials stays in memory of the process that connected; an object read back from JSON or CliXml has none
/// and is connected again, from its profile, role and endpoint, when it is used. Explicit keys are not kept, so an
/// account that was connected with them has to be connected anew in another process.
/// </remarks>
public sealed class DdbAccount
{
    /// <summary>The twelve-digit account id, as STS told it.</summary>
    public string AccountId { get; init; } = string.Empty;

    /// <summary>The Region's system name, for example <c>eu-west-1</c>.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>The ARN of the identity that calls are made with.</summary>
    public string Arn { get; init; } = string.Empty;

    /// <summary>Where the credentials came from, in words, for example <c>profile 'prod'</c>.</summary>
    public string CredentialSource { get; init; } = string.Empty;

    /// <summary>The profile that was named, if any.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The credentials file that was named, if any.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>The role that was assumed by this connection, if any.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The profile whose credentials assume the role, if one was named.</summary>
    public string? SourceProfile { get; init; }

    /// <summary>The external id that the role asks for, if any. It identifies and is no secret.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The MFA device that the role asks for, if any.</summary>
    public string? MfaSerial { get; init; }

    /// <summary>The endpoint that all services are called at; null for AWS's own.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>
    /// When the credentials end and cannot be refreshed; null when they refresh themselves or never end.
    /// </summary>
    public DateTime? ExpiresAt { get; init; }

    internal DdbAccountSession? Session { get; set; }

    /// <summary>
    /// What was wrong with the input that this object was made of; whoever uses the object throws it.
    /// </summary>
    internal DdbCrossAccountException? InputError { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{AccountId} ({Region})";
}
