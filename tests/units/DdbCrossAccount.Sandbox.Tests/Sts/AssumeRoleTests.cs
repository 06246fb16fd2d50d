using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Xunit;

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
        return await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => source.AssumeRoleAsync(request));
    }
}
