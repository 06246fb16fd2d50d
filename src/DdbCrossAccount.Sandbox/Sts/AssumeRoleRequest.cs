using System;
using System.Text.RegularExpressions;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>What AssumeRole is asked for, checked as the API model of STS says.</summary>
internal sealed partial record AssumeRoleRequest(
    string RoleArn, string SessionName, TimeSpan? Duration, string? ExternalId, string? SourceIdentity)
{
    private const int MaximumSeconds = 43_200;

    /// <summary>Throws ValidationError.</summary>
    public static AssumeRoleRequest Read(QueryCall call)
    {
        return new AssumeRoleRequest(
            ReadRoleArn(call),
            ReadSessionName(call),
            SessionDuration.Read(call, MaximumSeconds),
            Check(call.Find("ExternalId"), "externalId", 2, 1224, ExternalIdPattern(), @"[\w+=,.@:\/-]*"),
            Check(call.Find("SourceIdentity"), "sourceIdentity", 2, 64, Name(), @"[\w+=,.@-]*"));
    }

    private static string ReadRoleArn(QueryCall call)
    {
        string? arn = call.Find("RoleArn");
        return arn is null ? throw StsError.Constraint(null, "roleArn", "Member must not be null")
            : arn.Length < 20 ? throw StsError.Constraint(arn, "roleArn", "Member must have length greater than or equal to 20")
            : !RoleArnPattern().IsMatch(arn) ? throw StsError.Validation($"{arn} is invalid")
            : arn;
    }

    private static string ReadSessionName(QueryCall call)
    {
        return Check(call.Find("RoleSessionName"), "roleSessionName", 2, 64, Name(), @"[\w+=,.@-]*")
            ?? throw StsError.Constraint(null, "roleSessionName", "Member must not be null");
    }

    private static string? Check(string? value, string parameter, int minimum, int maximum, Regex pattern, string shownPattern)
    {
        return value is null ? null
            : !pattern.IsMatch(value)
            ? throw StsError.Constraint(value, parameter, $"Member must satisfy regular expression pattern: {shownPattern}")
            : value.Length < minimum
            ? throw StsError.Constraint(value, parameter, $"Member must have length greater than or equal to {minimum}")
            : value.Length > maximum
            ? throw StsError.Constraint(value, parameter, $"Member must have length less than or equal to {maximum}")
            : value;
    }

    [GeneratedRegex(@"^arn:aws[\w-]*:iam::\d{12}:role/.+$")]
    private static partial Regex RoleArnPattern();

    [GeneratedRegex(@"^[\w+=,.@-]*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[\w+=,.@:\/-]*$")]
    private static partial Regex ExternalIdPattern();
}
