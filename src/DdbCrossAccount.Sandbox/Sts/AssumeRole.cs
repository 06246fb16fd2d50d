using System;
using System.Text.RegularExpressions;
using System.Xml;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>Temporary keys for a role whose trust policy lets the caller in. A role that is not there is refused like one that does not trust.</summary>
[Operation("STS_20110615.AssumeRole")]
internal sealed partial class AssumeRole(SandboxServices services) : IQueryOperation
{
    private const string Action = "sts:AssumeRole";
    private const int MaximumSeconds = 43_200;
    private static readonly TimeSpan Default = TimeSpan.FromHours(1);

    /// <summary>A session of a role that assumes another role gets no more, whatever the role allows.</summary>
    private static readonly TimeSpan ChainedMaximum = TimeSpan.FromHours(1);

    public void Execute(QueryCall call, XmlWriter result)
    {
        string roleArn = ReadRoleArn(call);
        string sessionName = ReadSessionName(call);
        TimeSpan? requested = SessionDuration.Read(call, MaximumSeconds);
        PolicyDocument? sessionPolicy = ReadSessionPolicy(call);
        if (call.Caller.IsRoot)
        {
            throw StsError.RootMayNotAssume();
        }

        bool usedMultiFactor = MultiFactorDevice.Check(call);
        IamRole role = RequireTrust(call, roleArn, usedMultiFactor);
        TimeSpan duration = Limit(requested, role, call.Caller);
        AccessKey key = services.Accounts.AddSession(role, sessionName, duration, sessionPolicy, usedMultiFactor);
        Write(result, key, sessionPolicy);
    }

    private static string ReadRoleArn(QueryCall call)
    {
        string? arn = call.Find("RoleArn");
        return arn is null ? throw StsError.Constraint(null, "roleArn", "Member must not be null")
            : arn.Length < 20 ? throw StsError.Constraint(arn, "roleArn", "Member must have length greater than or equal to 20")
            : !RoleArn().IsMatch(arn) ? throw StsError.Validation($"{arn} is invalid")
            : arn;
    }

    private static string ReadSessionName(QueryCall call)
    {
        string? name = call.Find("RoleSessionName");
        return name is null ? throw StsError.Constraint(null, "roleSessionName", "Member must not be null")
            : !SessionName().IsMatch(name)
            ? throw StsError.Constraint(name, "roleSessionName", @"Member must satisfy regular expression pattern: [\w+=,.@-]*")
            : name.Length < 2
            ? throw StsError.Constraint(name, "roleSessionName", "Member must have length greater than or equal to 2")
            : name.Length > 64
            ? throw StsError.Constraint(name, "roleSessionName", "Member must have length less than or equal to 64")
            : name;
    }

    private static PolicyDocument? ReadSessionPolicy(QueryCall call)
    {
        try
        {
            return call.Find("Policy") is string text ? PolicyDocument.Parse(text) : null;
        }
        catch (PolicyFormatException error)
        {
            throw StsError.MalformedPolicy(error.Message);
        }
    }

    private IamRole RequireTrust(QueryCall call, string roleArn, bool usedMultiFactor)
    {
        IamRole? role = services.Accounts.FindRole(roleArn);
        RequestConditions conditions = Conditions(call);
        Principal caller = usedMultiFactor ? WithMultiFactor(call.Caller) : call.Caller;
        if (role is null || !services.Authorization.MayAssume(caller, Action, roleArn, role.Trust, conditions))
        {
            throw StsError.AccessDenied(call.Caller.Arn, Action, roleArn);
        }

        return role;
    }

    private static RequestConditions Conditions(QueryCall call)
    {
        RequestConditions conditions = new RequestConditions().With("sts:RoleSessionName", call.Find("RoleSessionName")!);
        return call.Find("ExternalId") is string externalId ? conditions.With("sts:ExternalId", externalId) : conditions;
    }

    // The key of a second factor exists only where one was used or could have been: with temporary keys, or with a code in this call.
    private static Principal WithMultiFactor(Principal caller)
    {
        return caller with { UsedMultiFactor = true, Expires = caller.Expires ?? DateTimeOffset.MaxValue };
    }

    private static TimeSpan Limit(TimeSpan? requested, IamRole role, Principal caller)
    {
        if (caller.IsRoleSession && requested > ChainedMaximum)
        {
            throw StsError.Validation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }

        return requested > role.MaximumSession
            ? throw StsError.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
            : requested ?? Default;
    }

    private static void Write(XmlWriter result, AccessKey key, PolicyDocument? sessionPolicy)
    {
        result.WriteStartElement("AssumedRoleUser");
        result.WriteElementString("AssumedRoleId", key.Principal.UserId);
        result.WriteElementString("Arn", key.Principal.Arn);
        result.WriteEndElement();
        CredentialsWriter.Write(result, key);
        if (sessionPolicy is not null)
        {
            result.WriteElementString("PackedPolicySize", "6");
        }
    }

    [GeneratedRegex(@"^arn:aws[\w-]*:iam::\d{12}:role/.+$")]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"^[\w+=,.@-]*$")]
    private static partial Regex SessionName();
}
