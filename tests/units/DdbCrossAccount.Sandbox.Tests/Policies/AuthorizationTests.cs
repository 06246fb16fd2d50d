using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Policies;

public sealed class AuthorizationTests
{
    private const string Owner = "222222222222";
    private const string Action = "dynamodb:GetItem";
    private const string Table = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders";
    private const string Allow = """{"Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}}""";
    private const string Deny = """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"dynamodb:GetItem","Resource":"*"}]}""";
    private const string AllowOther = """{"Statement":{"Effect":"Allow","NotAction":"dynamodb:Get*","Resource":"*"}}""";
    private const string IdentityMissing = "because no identity-based policy allows the dynamodb:GetItem action";
    private const string ResourceMissing = "because no resource-based policy allows the dynamodb:GetItem action";
    private const string SessionMissing = "because no session policy allows the dynamodb:GetItem action";

    private readonly Authorization _authorization = new(new ManualClock(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(null, null, null, IdentityMissing)]
    [InlineData(Allow, null, null, null)]
    [InlineData(AllowOther, null, null, IdentityMissing)]
    [InlineData(Deny, null, null, "with an explicit deny in an identity-based policy")]
    [InlineData(null, "Allow ARN", null, null)]
    [InlineData(null, "Allow *", null, null)]
    [InlineData(null, "Allow ACCOUNT", null, IdentityMissing)]
    [InlineData(Allow, "Allow ACCOUNT", null, null)]
    [InlineData(Allow, "Deny ARN", null, "with an explicit deny in a resource-based policy")]
    [InlineData(Allow, "Deny ACCOUNT", null, "with an explicit deny in a resource-based policy")]
    [InlineData(Allow, null, AllowOther, SessionMissing)]
    [InlineData(Allow, null, Allow, null)]
    [InlineData(Allow, null, Deny, "with an explicit deny in a session policy")]
    public void FindDenial_InTheOwnAccount_NeedsEitherPolicy(string? identity, string? resource, string? session, string? expected)
    {
        Assert.Equal(expected, FindDenial(Owner, identity, resource, session));
    }

    [Theory]
    [InlineData(null, null, IdentityMissing)]
    [InlineData(Allow, null, ResourceMissing)]
    [InlineData(null, "Allow ARN", IdentityMissing)]
    [InlineData(Allow, "Allow ARN", null)]
    [InlineData(Allow, "Allow ACCOUNT", null)]
    [InlineData(Allow, "Allow *", null)]
    [InlineData(Allow, "Deny *", "with an explicit deny in a resource-based policy")]
    [InlineData(Allow, "Allow arn:aws:iam::111111111111:role/Other", ResourceMissing)]
    public void FindDenial_TowardsAnotherAccount_NeedsBothPolicies(string? identity, string? resource, string? expected)
    {
        Assert.Equal(expected, FindDenial("111111111111", identity, resource, null));
    }

    [Theory]
    [InlineData(Owner, null, null)]
    [InlineData(Owner, "Deny *", "with an explicit deny in a resource-based policy")]
    [InlineData("111111111111", null, ResourceMissing)]
    [InlineData("111111111111", "Allow ACCOUNT", null)]
    public void FindDenial_ForARoot_AsksTheResourceOnly(string accountId, string? resource, string? expected)
    {
        var root = new Principal(accountId, $"arn:aws:iam::{accountId}:root", accountId, "AKIAX") { IsRoot = true };

        Assert.Equal(expected, Ask(root, resource));
    }

    [Fact]
    public void Demand_WithoutPermission_SaysWhoMayNotDoWhatAndWhy()
    {
        var caller = new Principal("111111111111", "arn:aws:iam::111111111111:user/Ann", "AIDAX", "AKIAX");

        var error = Assert.Throws<ServiceException>(
            () => _authorization.Demand(caller, Action, Table, Owner, null, new RequestConditions()));

        Assert.Equal("AccessDeniedException", error.Code);
        Assert.Equal(
            "User: arn:aws:iam::111111111111:user/Ann is not authorized to perform: dynamodb:GetItem on resource: "
            + "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders because no identity-based policy allows the dynamodb:GetItem action",
            error.Message);
    }

    [Fact]
    public void FindDenial_NotPrincipalDeny_SparesTheNamedRole()
    {
        const string Fence = """
            {"Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::222222222222:role/Mover"},"Action":"dynamodb:*","Resource":"*"}]}
            """;
        PolicyDocument policy = PolicyDocument.Parse(Fence);

        Assert.Null(_authorization.FindDenial(Session("Mover"), Action, Table, Owner, policy, new RequestConditions()));
        Assert.NotNull(_authorization.FindDenial(Session("App"), Action, Table, Owner, policy, new RequestConditions()));
    }

    private static Principal Session(string role) => new(Owner, $"arn:aws:sts::{Owner}:assumed-role/{role}/s1", "AROAX:s1", "ASIAX")
    {
        PolicyArn = $"arn:aws:iam::{Owner}:role/{role}",
        IsRoleSession = true,
        IdentityPolicies = [PolicyDocument.Parse(Allow)],
    };

    private string? FindDenial(string accountId, string? identity, string? resource, string? session)
    {
        var caller = new Principal(accountId, $"arn:aws:sts::{accountId}:assumed-role/Mover/s1", "AROAX:s1", "ASIAX")
        {
            PolicyArn = $"arn:aws:iam::{accountId}:role/Mover",
            IsRoleSession = true,
            IdentityPolicies = identity is null ? [] : [PolicyDocument.Parse(identity)],
            SessionPolicy = session is null ? null : PolicyDocument.Parse(session),
        };
        return Ask(caller, resource);
    }

    /// <param name="caller">Who asks.</param>
    /// <param name="resource">Effect and principal; ARN and ACCOUNT stand for the caller's.</param>
    private string? Ask(Principal caller, string? resource)
    {
        PolicyDocument? policy = null;
        if (resource?.Split(' ') is [string effect, string name])
        {
            string principal = name.Replace("ARN", caller.PolicyArn, StringComparison.Ordinal)
                .Replace("ACCOUNT", caller.AccountId, StringComparison.Ordinal);
            policy = PolicyDocument.Parse(
                $$"""{"Statement":{"Effect":"{{effect}}","Principal":{"AWS":"{{principal}}"},"Action":"dynamodb:GetItem","Resource":"{{Table}}"} }""");
        }

        return _authorization.FindDenial(caller, Action, Table, Owner, policy, new RequestConditions());
    }
}
