using System;
using System.Collections.Generic;
using System.Xml;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>
/// Temporary keys for a role whose trust policy lets the caller in. A role that is not there is refused like one that does
/// not trust.
/// </summary>
[Operation("STS_20110615.AssumeRole")]
internal sealed class AssumeRole(SandboxServices services) : IQueryOperation
{
    private const string Action = "sts:AssumeRole";
    private static readonly TimeSpan Default = TimeSpan.FromHours(1);

    /// <summary>A session of a role that assumes another role gets no more, whatever the role allows.</summary>
    private static readonly TimeSpan ChainedMaximum = TimeSpan.FromHours(1);

    public void Execute(QueryCall call, XmlWriter result)
    {
        AssumeRoleRequest request = AssumeRoleRequest.Read(call);
        SessionTags tags = SessionTags.Read(call);
        if (call.Caller.IsRoot)
        {
            throw StsError.RootMayNotAssume();
        }

        bool usedMultiFactor = MultiFactorDevice.Check(call);
        IamRole role = RequireTrust(call, request, tags, usedMultiFactor);
        SessionPolicies policies = SessionPolicies.Read(call, role, services.Accounts);
        int? packedPolicySize = PackedPolicySize.Of(policies, tags);
        TimeSpan duration = Limit(request.Duration, role, call.Caller);
        AccessKey key = services.Accounts.AddSession(role, new RoleSession(request.SessionName, duration)
        {
            Policies = policies.Documents,
            Tags = tags.All,
            TransitiveTags = tags.TransitiveFor(call.Caller),
            SourceIdentity = request.SourceIdentity ?? call.Caller.SourceIdentity,
            UsedMultiFactor = usedMultiFactor,
            OriginKeyId = call.Caller.OriginKeyId ?? call.Caller.AccessKeyId,
        });
        Write(result, key, packedPolicySize);
    }

    private IamRole RequireTrust(QueryCall call, AssumeRoleRequest request, SessionTags tags, bool usedMultiFactor)
    {
        IamRole? role = services.Accounts.FindRole(request.RoleArn);
        Principal caller = usedMultiFactor ? WithMultiFactor(call.Caller) : call.Caller;
        foreach (string action in Actions(request, tags))
        {
            string? denial = services.Authorization.FindTrustDenial(
                caller, action, request.RoleArn, role?.TrustAt(caller.FrontEnd), Conditions(call, request, tags));
            if (denial is not null)
            {
                throw StsError.AccessDenied(call.Caller.Arn, action, request.RoleArn, denial);
            }
        }

        RequireSameSourceIdentity(call.Caller, request);
        return role!;
    }

    private static IEnumerable<string> Actions(AssumeRoleRequest request, SessionTags tags)
    {
        yield return Action;
        if (!tags.IsEmpty)
        {
            yield return "sts:TagSession";
        }

        if (request.SourceIdentity is not null)
        {
            yield return "sts:SetSourceIdentity";
        }
    }

    private static RequestConditions Conditions(QueryCall call, AssumeRoleRequest request, SessionTags tags)
    {
        return tags.AddTo(call.Conditions())
            .With("sts:RoleSessionName", request.SessionName)
            .With("sts:ExternalId", request.ExternalId is null ? [] : [request.ExternalId])
            .With("sts:SourceIdentity", request.SourceIdentity is null ? [] : [request.SourceIdentity]);
    }

    // The key of a second factor exists only where one was used or could have been: with temporary keys, or with a code in this call.
    private static Principal WithMultiFactor(Principal caller)
    {
        return caller with { UsedMultiFactor = true, Expires = caller.Expires ?? DateTimeOffset.MaxValue };
    }

    // Once set it stays the same down the chain.
    private static void RequireSameSourceIdentity(Principal caller, AssumeRoleRequest request)
    {
        if (caller.SourceIdentity is string set && request.SourceIdentity is string other && set != other)
        {
            throw StsError.AccessDenied(caller.Arn, "sts:SetSourceIdentity", request.RoleArn, "");
        }
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

    private static void Write(XmlWriter result, AccessKey key, int? packedPolicySize)
    {
        if (key.Principal.SourceIdentity is string sourceIdentity)
        {
            result.WriteElementString("SourceIdentity", sourceIdentity);
        }

        result.WriteStartElement("AssumedRoleUser");
        result.WriteElementString("AssumedRoleId", key.Principal.UserId);
        result.WriteElementString("Arn", key.Principal.Arn);
        result.WriteEndElement();
        CredentialsWriter.Write(result, key);
        if (packedPolicySize is int size)
        {
            result.WriteElementString("PackedPolicySize", XmlConvert.ToString(size));
        }
    }
}
