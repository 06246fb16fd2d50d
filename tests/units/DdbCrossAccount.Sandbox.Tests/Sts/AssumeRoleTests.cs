using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Xunit;
using Tag = Amazon.SecurityToken.Model.Tag;

namespace DdbCrossAccount.Sandbox.Tests.Sts;

[Collection(SandboxCollection.Name)]
public sealed class AssumeRoleTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task AssumeRole_TrustedAccountWithExternalId_GivesKeysOfTheRole()
    {
        string role = await MakeRoleAsync("Writer", Trust(Condition("StringEquals", "sts:ExternalId", "move-7")));
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);

        AssumeRoleResponse answer = await source.AssumeRoleAsync(Request(role, request => request.ExternalId = "move-7"));
        using IAmazonSecurityTokenService session = sandbox.Sts(answer.Credentials);
        GetCallerIdentityResponse identity = await session.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal($"arn:aws:sts::{sandbox.Target.AccountId}:assumed-role/Writer/tester", identity.Arn);
        Assert.Equal(answer.AssumedRoleUser.Arn, identity.Arn);
        Assert.Equal(answer.AssumedRoleUser.AssumedRoleId, identity.UserId);
        Assert.StartsWith("ASIA", answer.Credentials.AccessKeyId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("move-8")]
    public async Task AssumeRole_WrongExternalId_IsDenied(string? externalId)
    {
        string role = await MakeRoleAsync("Guarded", Trust(Condition("StringEquals", "sts:ExternalId", "move-7")));

        AmazonSecurityTokenServiceException error = await RefusedAsync(Request(role, request => request.ExternalId = externalId));

        Assert.Equal("AccessDenied", error.ErrorCode);
        Assert.Equal(
            $"User: arn:aws:iam::{sandbox.Source.AccountId}:user/administrator is not authorized to perform: sts:AssumeRole on resource: {role}",
            error.Message);
    }

    [Fact]
    public async Task AssumeRole_UnknownRole_IsDeniedLikeAnUntrustedOne()
    {
        string role = $"arn:aws:iam::{sandbox.Target.AccountId}:role/NoSuchRole";

        AmazonSecurityTokenServiceException error = await RefusedAsync(Request(role));

        Assert.Equal("AccessDenied", error.ErrorCode);
        Assert.Equal(
            $"User: arn:aws:iam::{sandbox.Source.AccountId}:user/administrator is not authorized to perform: sts:AssumeRole on resource: {role}",
            error.Message);
    }

    [Fact]
    public async Task AssumeRole_CallerWithoutPermissionOfItsOwn_IsDenied()
    {
        string role = await MakeRoleAsync("Open", Trust());
        AWSCredentials poor = await sandbox.MakeUserAsync(sandbox.Source.AccountId, "poor");
        using IAmazonSecurityTokenService sts = sandbox.Sts(poor);

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.AssumeRoleAsync(Request(role)));

        Assert.Equal("AccessDenied", error.ErrorCode);
    }

    [Theory]
    [InlineData(7200, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")]
    [InlineData(60, "1 validation error detected: Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900")]
    public async Task AssumeRole_DurationOutOfRange_IsAValidationError(int seconds, string message)
    {
        string role = await MakeRoleAsync("Short", Trust());

        AmazonSecurityTokenServiceException error = await RefusedAsync(Request(role, request => request.DurationSeconds = seconds));

        Assert.Equal("ValidationError", error.ErrorCode);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task AssumeRole_FromARoleForMoreThanAnHour_IsRefused()
    {
        object allowed = SandboxProcess.Policy("Allow", "sts:AssumeRole", "*");
        string first = await MakeRoleAsync("First", Trust(), 43_200, allowed);
        string second = await MakeRoleAsync("Second", TrustOf(sandbox.Target.AccountId), 43_200);
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);
        AssumeRoleResponse session = await source.AssumeRoleAsync(Request(first));
        using IAmazonSecurityTokenService chained = sandbox.Sts(session.Credentials);

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => chained.AssumeRoleAsync(Request(second, request => request.DurationSeconds = 3601)));

        Assert.Equal("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining", error.Message);
    }

    [Fact]
    public async Task AssumeRole_WithMfaCondition_NeedsARightCode()
    {
        string role = await MakeRoleAsync("Mfa", Trust(Condition("Bool", "aws:MultiFactorAuthPresent", "true")));
        string serial = $"arn:aws:iam::{sandbox.Source.AccountId}:mfa/operator";
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);

        AmazonSecurityTokenServiceException without = await RefusedAsync(Request(role));
        AmazonSecurityTokenServiceException wrong = await RefusedAsync(Request(role, request => (request.SerialNumber, request.TokenCode) = (serial, "000000")));
        AssumeRoleResponse right = await source.AssumeRoleAsync(Request(role, request => (request.SerialNumber, request.TokenCode) = (serial, "123456")));

        Assert.Equal("AccessDenied", without.ErrorCode);
        Assert.Equal("MultiFactorAuthentication failed with invalid MFA one time pass code. ", wrong.Message);
        Assert.NotNull(right.Credentials.SessionToken);
    }

    [Theory]
    [InlineData(null, null, "because no identity-based policy allows the sts:AssumeRole action")]
    [InlineData("Allow", "Deny", "with an explicit deny in an identity-based policy")]
    public async Task AssumeRole_CallersOwnPolicyMissing_SaysSo(string? first, string? second, string reason)
    {
        string role = await MakeRoleAsync("Reasoned", Trust());
        string name = $"reason-{first}{second}";
        object[] policies = [.. new[] { first, second }.Where(effect => effect is not null).Select(effect => SandboxProcess.Policy(effect!, "sts:*", "*"))];
        using IAmazonSecurityTokenService sts = sandbox.Sts(await sandbox.MakeUserAsync(sandbox.Source.AccountId, name, policies));

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.AssumeRoleAsync(Request(role)));

        Assert.Equal(
            $"User: arn:aws:iam::{sandbox.Source.AccountId}:user/{name} is not authorized to perform: sts:AssumeRole on resource: {role} {reason}",
            error.Message);
    }

    [Fact]
    public async Task AssumeRole_SessionPolicies_NarrowTheRole()
    {
        object everything = SandboxProcess.Policy("Allow", "*", "*");
        string role = await MakeRoleAsync("Narrowed", Trust(), 3600, everything);
        string managed = await MakeManagedPolicyAsync("ListOnly", SandboxProcess.Policy("Allow", "dynamodb:ListTables", "*"));
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);

        AssumeRoleResponse answer = await source.AssumeRoleAsync(Request(role, request =>
        {
            request.PolicyArns = [new PolicyDescriptorType { Arn = managed }];
            request.Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:DescribeLimits","Resource":"*"}]}""";
        }));
        using IAmazonDynamoDB session = sandbox.DynamoDb(answer.Credentials);
        await session.ListTablesAsync();
        await session.DescribeLimitsAsync(new DescribeLimitsRequest());
        var error = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => session.DescribeTableAsync("Orders"));

        Assert.Equal(
            $"User: arn:aws:sts::{sandbox.Target.AccountId}:assumed-role/Narrowed/tester is not authorized to perform: dynamodb:DescribeTable "
            + $"on resource: arn:aws:dynamodb:eu-west-1:{sandbox.Target.AccountId}:table/Orders because no session policy allows the dynamodb:DescribeTable action",
            error.Message);
    }

    [Fact]
    public async Task AssumeRole_ForARoleWithABoundary_IsHeldByIt()
    {
        string bound = await MakeManagedPolicyAsync("Bound", SandboxProcess.Policy("Allow", "dynamodb:List*", "*"));
        string accountId = sandbox.Target.AccountId;
        await sandbox.AdministerAsync("setup", new
        {
            roles = new[]
            {
                new
                {
                    accountId, roleName = "Bounded", trustPolicy = Trust(),
                    policyArns = new[] { "arn:aws:iam::aws:policy/AdministratorAccess" }, permissionsBoundary = bound,
                },
            },
        });
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);
        AssumeRoleResponse answer = await source.AssumeRoleAsync(Request($"arn:aws:iam::{accountId}:role/Bounded"));
        using IAmazonDynamoDB session = sandbox.DynamoDb(answer.Credentials);

        await session.ListTablesAsync();
        var error = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => session.DescribeTableAsync("Orders"));

        Assert.EndsWith("because no permissions boundary allows the dynamodb:DescribeTable action", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Policy", "nonsense", "MalformedPolicyDocument", "This policy contains invalid Json")]
    [InlineData("Policy", """{"Statement":{"Effect":"Allow","Action":"*","Principal":"*","Resource":"*"}}""", "MalformedPolicyDocument", "Policy document should not specify a principal.")]
    [InlineData("Policy", """{"Statement":{"Effect":"Allow","Action":"*"}}""", "MalformedPolicyDocument", "Policy statement must contain resources.")]
    [InlineData("PolicyArn", "arn:aws:iam::222222222222:policy/None", "ValidationError", "Policy arn:aws:iam::222222222222:policy/None does not exist or is not attachable.")]
    [InlineData("ExternalId", "x", "ValidationError", "1 validation error detected: Value 'x' at 'externalId' failed to satisfy constraint: Member must have length greater than or equal to 2")]
    [InlineData("ExternalId", "a b", "ValidationError", @"1 validation error detected: Value 'a b' at 'externalId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@:\/-]*")]
    [InlineData("SourceIdentity", "a/b", "ValidationError", @"1 validation error detected: Value 'a/b' at 'sourceIdentity' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*")]
    [InlineData("Transitive", "team", "ValidationError", "The specified transitive tag key must be included in the requested tags.")]
    public async Task AssumeRole_WrongParameter_IsRefused(string parameter, string value, string code, string message)
    {
        string role = await MakeRoleAsync("Checked", Trust());

        AmazonSecurityTokenServiceException error = await RefusedAsync(Request(role, request =>
        {
            request.Policy = parameter == "Policy" ? value : null;
            request.ExternalId = parameter == "ExternalId" ? value : null;
            request.SourceIdentity = parameter == "SourceIdentity" ? value : null;
            request.PolicyArns = parameter == "PolicyArn" ? [new PolicyDescriptorType { Arn = value }] : null;
            request.TransitiveTagKeys = parameter == "Transitive" ? [value] : null;
        }));

        Assert.Equal(code, error.ErrorCode);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task AssumeRole_LongPolicies_AreTooLargeWhenPacked()
    {
        string role = await MakeRoleAsync("Packed", Trust());
        string ids = string.Join(',', Enumerable.Range(0, 50).Select(number => $"\"arn:aws:s3:::{number * 7919 % 100_003:X5}-{number * 104_729 % 99_991}\""));
        string longPolicy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":[{{ids}}]}]}""";

        AmazonSecurityTokenServiceException error = await RefusedAsync(Request(role, request => request.Policy = longPolicy));

        Assert.Equal("PackedPolicyTooLarge", error.ErrorCode);
        Assert.Matches("^Packed policy consumes 1[0-9]{2}% of allotted space, please use smaller policy.$", error.Message);
    }

    [Fact]
    public async Task AssumeRole_WithTagsAndSourceIdentity_NeedsTheirActionsAndCarriesThemOn()
    {
        object[] may = [SandboxProcess.Policy("Allow", "*", "*")];
        string first = await MakeRoleAsync("Tagged", TrustFor("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"), 3600, may);
        string plain = await MakeRoleAsync("Untagged", Trust());
        string second = await MakeRoleAsync("TaggedNext", SandboxProcess.Policy(
            "Allow", new[] { "sts:AssumeRole", "sts:TagSession" }, null!,
            new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, string> { ["aws:PrincipalTag/team"] = "move", ["aws:SourceIdentity"] = "ann" },
            },
            new { AWS = sandbox.Target.AccountId }));
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);
        static void Mark(AssumeRoleRequest request)
        {
            request.Tags = [new Tag { Key = "team", Value = "move" }];
            request.TransitiveTagKeys = ["team"];
            request.SourceIdentity = "ann";
        }

        AmazonSecurityTokenServiceException refused = await RefusedAsync(Request(plain, Mark));
        AssumeRoleResponse answer = await source.AssumeRoleAsync(Request(first, Mark));
        using IAmazonSecurityTokenService session = sandbox.Sts(answer.Credentials);
        AssumeRoleResponse next = await session.AssumeRoleAsync(Request(second));

        Assert.EndsWith($"is not authorized to perform: sts:TagSession on resource: {plain}", refused.Message, StringComparison.Ordinal);
        Assert.Equal("ann", next.SourceIdentity);
    }

    [Fact]
    public async Task GetAccessKeyInfo_OfAnyKey_TellsTheAccount()
    {
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);

        GetAccessKeyInfoResponse answer = await source.GetAccessKeyInfoAsync(new GetAccessKeyInfoRequest { AccessKeyId = sandbox.Target.AccessKey });

        Assert.Equal(sandbox.Target.AccountId, answer.Account);
    }

    [Fact]
    public async Task DecodeAuthorizationMessage_IsRefused()
    {
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);
        using IAmazonSecurityTokenService poor = sandbox.Sts(await sandbox.MakeUserAsync(sandbox.Source.AccountId, "undecoding"));
        var request = new DecodeAuthorizationMessageRequest { EncodedMessage = "abc" };

        var invalid = await Assert.ThrowsAsync<InvalidAuthorizationMessageException>(() => source.DecodeAuthorizationMessageAsync(request));
        var denied = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => poor.DecodeAuthorizationMessageAsync(request));

        Assert.Equal("Message is not valid", invalid.Message);
        Assert.Equal("AccessDenied", denied.ErrorCode);
    }

    [Theory]
    [InlineData("with blank")]
    public async Task AssumeRole_BadSessionName_IsAValidationError(string name)
    {
        AmazonSecurityTokenServiceException error = await RefusedAsync(
            Request($"arn:aws:iam::{sandbox.Target.AccountId}:role/Any", request => request.RoleSessionName = name));

        Assert.Equal(
            @"1 validation error detected: Value 'with blank' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*",
            error.Message);
    }

    [Fact]
    public async Task Session_AfterItWasExpired_IsRefusedAsExpired()
    {
        string role = await MakeRoleAsync("Brief", Trust());
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);
        AssumeRoleResponse answer = await source.AssumeRoleAsync(Request(role));
        await sandbox.AdministerAsync("expire", new { accessKey = answer.Credentials.AccessKeyId });
        using IAmazonSecurityTokenService session = sandbox.Sts(answer.Credentials);

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => session.GetCallerIdentityAsync(new GetCallerIdentityRequest()));

        Assert.Equal("ExpiredToken", error.ErrorCode);
        Assert.Equal("The security token included in the request is expired", error.Message);
    }

    [Fact]
    public async Task Session_WithoutItsToken_IsRefused()
    {
        string role = await MakeRoleAsync("Tokenless", Trust());
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);
        AssumeRoleResponse answer = await source.AssumeRoleAsync(Request(role));
        using IAmazonSecurityTokenService session = sandbox.Sts(
            new BasicAWSCredentials(answer.Credentials.AccessKeyId, answer.Credentials.SecretAccessKey));

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => session.GetCallerIdentityAsync(new GetCallerIdentityRequest()));

        Assert.Equal("InvalidClientTokenId", error.ErrorCode);
        Assert.Equal("The security token included in the request is invalid.", error.Message);
    }

    [Fact]
    public async Task GetSessionToken_OfAUser_KeepsTheIdentity()
    {
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);

        GetSessionTokenResponse answer = await source.GetSessionTokenAsync(new GetSessionTokenRequest { DurationSeconds = 900 });
        using IAmazonSecurityTokenService session = sandbox.Sts(answer.Credentials);
        GetCallerIdentityResponse identity = await session.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal($"arn:aws:iam::{sandbox.Source.AccountId}:user/administrator", identity.Arn);
    }

    private static AssumeRoleRequest Request(string role, Action<AssumeRoleRequest>? change = null)
    {
        var request = new AssumeRoleRequest { RoleArn = role, RoleSessionName = "tester" };
        change?.Invoke(request);
        return request;
    }

    private static object Condition(string comparison, string key, string value) =>
        new Dictionary<string, object> { [comparison] = new Dictionary<string, string> { [key] = value } };

    private static object TrustOf(string accountId, object? condition = null) =>
        SandboxProcess.Policy("Allow", "sts:AssumeRole", null!, condition, new { AWS = $"arn:aws:iam::{accountId}:root" });

    private object TrustFor(params string[] actions) =>
        SandboxProcess.Policy("Allow", actions, null!, null, new { AWS = sandbox.Source.AccountId });

    private async Task<string> MakeManagedPolicyAsync(string policyName, object policy)
    {
        string accountId = sandbox.Target.AccountId;
        await sandbox.AdministerAsync("setup", new { managedPolicies = new[] { new { accountId, policyName, policy } } });
        return $"arn:aws:iam::{accountId}:policy/{policyName}";
    }

    private object Trust(object? condition = null) => TrustOf(sandbox.Source.AccountId, condition);

    private async Task<string> MakeRoleAsync(string roleName, object trustPolicy, int maxSessionDuration = 3600, params object[] policies)
    {
        string accountId = sandbox.Target.AccountId;
        await sandbox.AdministerAsync("setup", new { roles = new[] { new { accountId, roleName, trustPolicy, policies, maxSessionDuration } } });
        return $"arn:aws:iam::{accountId}:role/{roleName}";
    }

    private async Task<AmazonSecurityTokenServiceException> RefusedAsync(AssumeRoleRequest request)
    {
        using IAmazonSecurityTokenService source = sandbox.Sts(sandbox.Source.Credentials);
        return await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => source.AssumeRoleAsync(request));
    }
}
