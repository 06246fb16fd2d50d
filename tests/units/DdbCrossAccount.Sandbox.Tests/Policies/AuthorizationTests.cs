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
    private const string BoundaryMissing = "because no permissions boundary allows the dynamodb:GetItem action";
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

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(Allow, null, null)]
    [InlineData(AllowOther, null, BoundaryMissing)]
    [InlineData(Deny, null, "with an explicit deny in a permissions boundary: arn:aws:iam::222222222222:policy/Bound")]
    [InlineData(AllowOther, "Allow ARN", BoundaryMissing)]
    [InlineData(AllowOther, "Allow SESSION", null)]
    [InlineData(AllowOther, "Allow *", BoundaryMissing)]
    [InlineData(Deny, "Allow SESSION", "with an explicit deny in a permissions boundary: arn:aws:iam::222222222222:policy/Bound")]
    public void FindDenial_WithABoundary_NeedsItToo(string? boundary, string? resource, string? expected)
    {
        Principal caller = Session("Mover") with
        {
            PermissionsBoundary = boundary is null
                ? null
                : PolicyDocument.Parse(boundary) with { Arn = "arn:aws:iam::222222222222:policy/Bound" },
        };

        Assert.Equal(expected, Ask(caller, resource));
    }

    [Fact]
    public void FindDenial_UserNamedByTheResource_IsHeldByNoBoundary()
    {
        var user = new Principal(Owner, $"arn:aws:iam::{Owner}:user/ann", "AIDAX", "AKIAX") { PermissionsBoundary = PolicyDocument.Parse(AllowOther) };

        Assert.Null(Ask(user, "Allow ARN"));
        Assert.Equal(IdentityMissing, Ask(user, "Allow ACCOUNT"));
    }

    [Fact]
    public void FindDenial_ManagedPolicyThatDenies_IsNamed()
    {
        Principal caller = Session("Mover") with
        {
            IdentityPolicies = [PolicyDocument.Parse(Allow), PolicyDocument.Parse(Deny) with { Arn = "arn:aws:iam::222222222222:policy/NoReads" }],
        };

        Assert.Equal("with an explicit deny in an identity-based policy: arn:aws:iam::222222222222:policy/NoReads", Ask(caller, null));
    }

    [Fact]
    public void FindDenial_SeveralSessionPolicies_AllowTogether()
    {
        Principal caller = Session("Mover") with { SessionPolicies = [PolicyDocument.Parse(AllowOther), PolicyDocument.Parse(Allow)] };

        Assert.Null(Ask(caller, null));
    }

    [Theory]
    [InlineData("lambda.amazonaws.com", "111111111111", null)]
    [InlineData("lambda.amazonaws.com", "333333333333", ResourceMissing)]
    [InlineData("sns.amazonaws.com", "111111111111", ResourceMissing)]
    public void FindDenial_ServiceOfAws_NeedsTheResourcePolicyAndItsCondition(string service, string sourceAccount, string? expected)
    {
        PolicyDocument policy = PolicyDocument.Parse("""
            {"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"dynamodb:GetItem","Resource":"*",
             "Condition":{"StringEquals":{"aws:SourceAccount":"111111111111"},"ArnLike":{"aws:SourceArn":"arn:aws:lambda:*:*:function:mover"}}}}
            """);
        RequestConditions conditions = new RequestConditions()
            .With("aws:SourceAccount", sourceAccount)
            .With("aws:SourceArn", $"arn:aws:lambda:eu-west-1:{sourceAccount}:function:mover");

        Assert.Equal(expected, _authorization.FindDenial(Principal.OfService(service), Action, Table, Owner, policy, conditions));
    }

    [Fact]
    public void FindDenial_DenyToEverybody_MeetsServicesUnlessSpared()
    {
        const string Fence = """
            {"Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"*","Resource":"*"},
             {"Effect":"Deny","Principal":"*","Action":"dynamodb:*","Resource":"*","Condition":{"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}]}
            """;
        PolicyDocument policy = PolicyDocument.Parse(Fence);

        Assert.Null(_authorization.FindDenial(Principal.OfService("lambda.amazonaws.com"), Action, Table, Owner, policy, new RequestConditions()));
        Assert.NotNull(_authorization.FindDenial(Session("App"), Action, Table, Owner, policy, new RequestConditions()));
    }

    [Theory]
    [InlineData(Owner, null, "Allow ACCOUNT", IdentityMissing)]
    [InlineData(Owner, Allow, "Allow ACCOUNT", null)]
    [InlineData(Owner, null, "Allow ARN", null)]
    [InlineData(Owner, Allow, "Allow arn:aws:iam::222222222222:role/Other", ResourceMissing)]
    [InlineData("111111111111", Allow, "Allow ACCOUNT", null)]
    [InlineData("111111111111", null, "Allow ARN", IdentityMissing)]
    [InlineData("111111111111", Allow, "Allow arn:aws:iam::222222222222:root", ResourceMissing)]
    [InlineData(Owner, Allow, "Deny ARN", "with an explicit deny in a resource-based policy")]
    public void FindKeyDenial_NeedsTheKeyPolicyInAnyCase(string accountId, string? identity, string policy, string? expected)
    {
        Principal caller = Caller(accountId, identity, null);

        Assert.Equal(
            expected, _authorization.FindKeyDenial(caller, Action, Table, Owner, ResourcePolicy(policy, caller)!, new RequestConditions()));
    }

    [Theory]
    [InlineData(Owner, null, "Allow ARN", null)]
    [InlineData(Owner, null, "Allow ACCOUNT", "because no identity-based policy allows the dynamodb:GetItem action")]
    [InlineData(Owner, Allow, "Allow ACCOUNT", null)]
    [InlineData("111111111111", Allow, "Allow ARN", null)]
    [InlineData("111111111111", null, "Allow ARN", "because no identity-based policy allows the dynamodb:GetItem action")]
    [InlineData("111111111111", Allow, "Allow 333333333333", "")]
    [InlineData(Owner, Allow, "Deny ARN", "with an explicit deny in the role trust policy")]
    [InlineData(Owner, Deny, "Allow ARN", "with an explicit deny in an identity-based policy")]
    public void FindTrustDenial_NeedsTheTrustPolicyInAnyCase(string accountId, string? identity, string trust, string? expected)
    {
        Principal caller = Caller(accountId, identity, null);

        Assert.Equal(
            expected, _authorization.FindTrustDenial(caller, Action, Table, ResourcePolicy(trust, caller), new RequestConditions()));
    }

    private static Principal Session(string role) => new(Owner, $"arn:aws:sts::{Owner}:assumed-role/{role}/s1", "AROAX:s1", "ASIAX")
    {
        PolicyArn = $"arn:aws:iam::{Owner}:role/{role}",
        IsRoleSession = true,
        IdentityPolicies = [PolicyDocument.Parse(Allow)],
    };

    private string? FindDenial(string accountId, string? identity, string? resource, string? session)
    {
        return Ask(Caller(accountId, identity, session), resource);
    }

    private static Principal Caller(string accountId, string? identity, string? session)
    {
        return new Principal(accountId, $"arn:aws:sts::{accountId}:assumed-role/Mover/s1", "AROAX:s1", "ASIAX")
        {
            PolicyArn = $"arn:aws:iam::{accountId}:role/Mover",
            IsRoleSession = true,
            IdentityPolicies = identity is null ? [] : [PolicyDocument.Parse(identity)],
            SessionPolicies = session is null ? null : [PolicyDocument.Parse(session)],
        };
    }

    /// <param name="caller">Who asks.</param>
    /// <param name="resource">Effect and principal; ARN, SESSION and ACCOUNT stand for the caller's.</param>
    private string? Ask(Principal caller, string? resource)
    {
        return _authorization.FindDenial(caller, Action, Table, Owner, ResourcePolicy(resource, caller), new RequestConditions());
    }

    private static PolicyDocument? ResourcePolicy(string? resource, Principal caller)
    {
        if (resource?.Split(' ') is not [string effect, string name])
        {
            return null;
        }

        string principal = name.Replace("ARN", caller.PolicyArn, StringComparison.Ordinal)
            .Replace("SESSION", caller.Arn, StringComparison.Ordinal)
            .Replace("ACCOUNT", caller.AccountId, StringComparison.Ordinal);
        return PolicyDocument.Parse(
            $$"""{"Statement":{"Effect":"{{effect}}","Principal":{"AWS":"{{principal}}"},"Action":"dynamodb:GetItem","Resource":"{{Table}}"} }""");
    }
}
