using System;
using System.Collections.Generic;
using System.Globalization;
using DdbCrossAccount.Sandbox.Accounts;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>What a policy is asked: may this caller do this, to this resource, under these conditions.</summary>
internal sealed class PolicyRequest(
    Principal caller, string action, string resource, RequestConditions conditions, DateTimeOffset now)
{
    public Principal Caller => caller;

    public string Action => action;

    public string Resource => resource;

    /// <summary>The values of a condition key, or null when the request has none.</summary>
    public IReadOnlyList<string>? Values(string key)
    {
        return conditions.Find(key) ?? (GlobalValue(key.ToLowerInvariant()) is string value ? [value] : null);
    }

    // Loopback stands for the TLS connection that a client of AWS has, so policies that insist on TLS are met.
    private string? GlobalValue(string key) => key switch
    {
        "aws:principalarn" => caller.PolicyArn,
        "aws:principalaccount" => caller.AccountId,
        "aws:principaltype" => caller.IsRoot ? "Account" : caller.IsRoleSession ? "AssumedRole" : "User",
        "aws:userid" => caller.UserId,
        "aws:username" => caller.UserName,
        "aws:currenttime" => now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        "aws:epochtime" => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "aws:securetransport" => "true",
        "aws:sourceip" => "127.0.0.1",
        "aws:multifactorauthpresent" when caller.Expires is not null => caller.UsedMultiFactor ? "true" : "false",
        _ => null,
    };
}
