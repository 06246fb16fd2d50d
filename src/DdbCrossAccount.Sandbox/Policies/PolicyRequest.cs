using System;
using System.Collections.Generic;
using System.Globalization;
using DdbCrossAccount.Sandbox.Accounts;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>What a policy is asked: may this caller do this, to this resource, under these conditions.</summary>
internal sealed class PolicyRequest(
    Principal caller, string action, string resource, RequestConditions conditions, DateTimeOffset now)
{
    private const string PrincipalTag = "aws:principaltag/";

    public Principal Caller => caller;

    public string Action => action;

    public string Resource => resource;

    /// <summary>Whose the resource is.</summary>
    public string? ResourceAccountId { get; init; }

    /// <summary>The values of a condition key, or null when the request has none.</summary>
    public IReadOnlyList<string>? Values(string key)
    {
        return conditions.Find(key) ?? (GlobalValue(key.ToLowerInvariant()) is string value ? [value] : null);
    }

    // Loopback stands for the TLS connection that a client of AWS has, so policies that insist on TLS are met.
    private string? GlobalValue(string key) => key switch
    {
        "aws:currenttime" => Text(now),
        "aws:epochtime" => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "aws:securetransport" => "true",
        "aws:sourceip" => "127.0.0.1",
        "aws:requestedregion" => conditions.Region,
        "aws:resourceaccount" => ResourceAccountId,
        "aws:principalisawsservice" => caller.ServiceName is null ? "false" : "true",
        "aws:principalservicename" => caller.ServiceName,
        _ => caller.ServiceName is null ? IdentityValue(key) : null,
    };

    private string? IdentityValue(string key) => key switch
    {
        "aws:principalarn" => caller.PolicyArn,
        "aws:principalaccount" => caller.AccountId,
        "aws:principaltype" => caller.IsRoot ? "Account" : caller.IsRoleSession ? "AssumedRole" : "User",
        "aws:userid" => caller.UserId,
        "aws:username" => caller.UserName,
        "aws:sourceidentity" => caller.SourceIdentity,
        "aws:viaawsservice" => "false",
        "aws:tokenissuetime" when caller.Issued is DateTimeOffset issued => Text(issued),
        "aws:multifactorauthpresent" when caller.Expires is not null => caller.UsedMultiFactor ? "true" : "false",
        "aws:multifactorauthage" when caller is { UsedMultiFactor: true, Issued: DateTimeOffset issued } => Seconds(now - issued),
        _ => key.StartsWith(PrincipalTag, StringComparison.Ordinal)
            ? caller.Tags.GetValueOrDefault(key[PrincipalTag.Length..])
            : null,
    };

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan span) => ((long)Math.Max(0, span.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
