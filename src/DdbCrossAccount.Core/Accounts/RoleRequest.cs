namespace DdbCrossAccount.Core.Accounts;

/// <summary>A role to assume.</summary>
/// <param name="RoleArn">The role.</param>
/// <param name="ExternalId">The external id, if its trust policy asks for one.</param>
/// <param name="MfaSerial">The MFA device, if its trust policy asks for one.</param>
/// <param name="SessionName">The session's name in the audit log; made up when null.</param>
/// <param name="DurationSeconds">How long the session lives; the default, or with MFA the longest possible, when null.</param>
internal sealed record RoleRequest(
    string RoleArn, string? ExternalId, string? MfaSerial, string? SessionName, int? DurationSeconds);
