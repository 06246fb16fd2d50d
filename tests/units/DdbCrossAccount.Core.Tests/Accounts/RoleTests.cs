using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Accounts;

public sealed class RoleTests : IDisposable
{
    private const string Role = "arn:aws:iam::999999999999:role/mover";

    private static readonly ConnectOptions OnKeys = new()
    {
        AccessKey = "AKIAKEYS", SecretKey = "secret", Region = "eu-west-1", RoleArn = Role,
    };

    private readonly ConnectBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task ConnectAsync_RoleOnKeys_AssumesItThroughTheRegionsSts()
    {
        DdbAccount account = await _bench.ConnectAsync(OnKeys with { ExternalId = "ours", RoleSessionName = "night" });

        SentRequest request = _bench.Request("AssumeRole");
        Assert.Equal("https://sts.eu-west-1.amazonaws.com", request.Authority);
        Assert.Equal("AKIAKEYS", request.AccessKey);
        Assert.Equal("ours", request.Field("ExternalId"));
        Assert.Equal("3600", request.Field("DurationSeconds"));
        Assert.Equal("999999999999", account.AccountId);
        Assert.Equal("arn:aws:sts::999999999999:assumed-role/mover/night", account.Arn);
        Assert.Equal($"role '{Role}' assumed with explicit keys", account.CredentialSource);
        Assert.Null(account.ExpiresAt);
    }

    [Fact]
    public async Task ConnectAsync_RoleAtEndpoint_AssumesItThere()
    {
        await _bench.ConnectAsync(OnKeys with { EndpointUrl = "http://127.0.0.1:9" });

        Assert.Equal("http://127.0.0.1:9", _bench.Request("AssumeRole").Authority);
    }

    [Fact]
    public async Task ConnectAsync_NoSessionName_MakesOneOfProductAndTime()
    {
        await _bench.ConnectAsync(OnKeys);

        Assert.Equal("DdbCrossAccount-1795176000", _bench.Request("AssumeRole").Field("RoleSessionName"));
    }

    [Fact]
    public async Task ConnectAsync_SourceProfileWithRole_AssumesItWithThatProfile()
    {
        _bench.WriteCredentials("[base]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\nregion = eu-west-3\n");

        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions { SourceProfile = "base", RoleArn = Role });

        Assert.Equal($"role '{Role}' assumed with profile 'base'", account.CredentialSource);
        Assert.Equal("eu-west-3", account.Region);
        Assert.Equal("base", account.SourceProfile);
    }

    [Fact]
    public async Task ConnectAsync_RoleProfileOverRoleProfile_AssumesOneAfterTheOther()
    {
        _bench.WriteConfig("""
            [profile base]
            aws_access_key_id = AKIAPROFILE
            aws_secret_access_key = secret

            [profile hub]
            role_arn = arn:aws:iam::888888888888:role/hub
            source_profile = base
            external_id = hub-id
            duration_seconds = 1800

            [profile spoke]
            role_arn = arn:aws:iam::999999999999:role/spoke
            source_profile = hub
            role_session_name = ours
            region = eu-west-1
            """);

        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions { ProfileName = "spoke" });

        SentRequest[] requests = [.. _bench.Network.Requests.Where(request => request.Field("Action") == "AssumeRole")];
        Assert.Equal(["AKIAPROFILE", "ASIA1"], requests.Select(request => request.AccessKey));
        Assert.Equal(["hub-id", null], requests.Select(request => request.Field("ExternalId")));
        Assert.Equal(["1800", "3600"], requests.Select(request => request.Field("DurationSeconds")));
        Assert.Equal("arn:aws:sts::999999999999:assumed-role/spoke/ours", account.Arn);
        Assert.Equal("profile 'spoke'", account.CredentialSource);
    }

    [Fact]
    public async Task ConnectAsync_ProfileThatIsItsOwnSource_UsesItsOwnKeys()
    {
        _bench.WriteCredentials(
            $"[me]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\nrole_arn = {Role}\nsource_profile = me\nregion = eu-west-1\n");

        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions { ProfileName = "me" });

        Assert.Equal("999999999999", account.AccountId);
    }

    [Theory]
    [InlineData("Environment", "AKIAENV")]
    [InlineData("EcsContainer", "AKIAMACHINE")]
    [InlineData("Ec2InstanceMetadata", "AKIAMACHINE")]
    public async Task ConnectAsync_CredentialSource_AssumesTheRoleWithIt(string source, string key)
    {
        _bench.Settings["AWS_ACCESS_KEY_ID"] = "AKIAENV";
        _bench.Settings["AWS_SECRET_ACCESS_KEY"] = "secret";
        _bench.WriteConfig($"[profile p]\nrole_arn = {Role}\ncredential_source = {source}\nregion = eu-west-1\n");

        await _bench.ConnectAsync(new ConnectOptions { ProfileName = "p" });

        Assert.Equal(key, _bench.Request("AssumeRole").AccessKey);
    }

    [Fact]
    public async Task ConnectAsync_WebIdentityProfile_SendsTheTokenUnsignedAndReadsItAnew()
    {
        string token = Path.Combine(_bench.Folder, "token");
        File.WriteAllText(token, "first\n");
        _bench.WriteConfig($"[profile p]\nrole_arn = {Role}\nweb_identity_token_file = {token}\nregion = eu-west-1\n");

        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions { ProfileName = "p" });
        SentRequest first = _bench.Request("AssumeRoleWithWebIdentity");
        File.WriteAllText(token, "second");
        _bench.Clock.Advance(TimeSpan.FromHours(2));
        await CredentialsOf(account).GetCredentialsAsync();

        Assert.Equal("first", first.Field("WebIdentityToken"));
        Assert.DoesNotContain("Credential=", first.Headers, StringComparison.Ordinal);
        Assert.Equal("second", _bench.Request("AssumeRoleWithWebIdentity").Field("WebIdentityToken"));
        Assert.Equal("999999999999", account.AccountId);
    }

    [Fact]
    public async Task ConnectAsync_RoleInUse_IsRenewedBeforeItExpires()
    {
        DdbAccount account = await _bench.ConnectAsync(OnKeys);
        AWSCredentials credentials = CredentialsOf(account);

        _bench.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal("ASIA1", (await credentials.GetCredentialsAsync()).AccessKey);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("ASIA2", (await credentials.GetCredentialsAsync()).AccessKey);
    }

    [Fact]
    public async Task ConnectAsync_RenewalRefusedAfterTheEnd_TellsItAsRoleRefused()
    {
        DdbAccount account = await _bench.ConnectAsync(OnKeys);
        _bench.Sts.Refuse = _ => FakeSts.Error(HttpStatusCode.Forbidden, "AccessDenied", "User is not authorized");
        _bench.Clock.Advance(TimeSpan.FromHours(2));

        AssumeRoleRefusedException error = await Assert.ThrowsAsync<AssumeRoleRefusedException>(
            () => CredentialsOf(account).GetCredentialsAsync());

        Assert.Contains("Its session was not renewed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_Mfa_AsksOnceTakesTheLongestSessionAndWarns()
    {
        Allow(maximumSeconds: 14_400);
        List<string> asked = [];

        DdbAccount account = await _bench.ConnectAsync(OnKeys with
        {
            MfaSerial = "arn:aws:iam::111111111111:mfa/me",
            MfaTokenCode = (serial, _) =>
            {
                asked.Add(serial);
                return Task.FromResult("123456");
            },
        });

        Assert.Equal(["arn:aws:iam::111111111111:mfa/me"], asked);
        SentRequest[] requests = [.. _bench.Network.Requests.Where(request => request.Field("Action") == "AssumeRole")];
        Assert.Equal(["43200", "28800", "14400"], requests.Select(request => request.Field("DurationSeconds")));
        Assert.All(requests, request => Assert.Equal("123456", request.Field("TokenCode")));
        Assert.Equal(_bench.Clock.Now.AddHours(4), account.ExpiresAt);
        Assert.Equal(
            $"The session of role '{Role}' was opened with an MFA code and cannot be renewed: it ends at 2026-11-20 16:00:00Z. "
                + "What still runs then stops with an error, and can be continued after connecting again.",
            Assert.Single(_bench.Observer.Of<WarningRaised>()).Text);
    }

    [Fact]
    public async Task ConnectAsync_MfaCodeThatWasShownIsRefused_AsksForTheNext()
    {
        HashSet<string> shown = [];
        _bench.Sts.Refuse = request => request.Field("TokenCode") switch
        {
            null => null,
            { } code when !shown.Add(code) => FakeSts.Error(
                HttpStatusCode.Forbidden, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code."),
            _ when request.Field("DurationSeconds") == "43200" => FakeSts.Error(
                HttpStatusCode.BadRequest, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."),
            _ => null,
        };
        int asked = 0;

        DdbAccount account = await _bench.ConnectAsync(OnKeys with { MfaSerial = "mfa", MfaTokenCode = (_, _) => Task.FromResult($"{++asked}") });

        Assert.Equal(2, asked);
        Assert.Equal(_bench.Clock.Now.AddHours(8), account.ExpiresAt);
    }

    [Fact]
    public async Task ConnectAsync_MfaSessionEnded_SaysSo()
    {
        DdbAccount account = await _bench.ConnectAsync(OnKeys with { MfaSerial = "mfa", MfaTokenCode = (_, _) => Task.FromResult("1") });
        _bench.Clock.Advance(TimeSpan.FromHours(12));

        MfaSessionEndedException error = Assert.Throws<MfaSessionEndedException>(() => CredentialsOf(account).GetCredentials());

        Assert.Equal("MfaSessionEnded", error.ErrorId);
    }

    [Fact]
    public async Task ConnectAsync_MfaOverRole_AsksForNoMoreThanAnHour()
    {
        _bench.WriteConfig($"""
            [profile base]
            aws_access_key_id = AKIAPROFILE
            aws_secret_access_key = secret

            [profile hub]
            role_arn = arn:aws:iam::888888888888:role/hub
            source_profile = base
            region = eu-west-1
            """);

        await _bench.ConnectAsync(new ConnectOptions
        {
            ProfileName = "hub", RoleArn = Role, MfaSerial = "mfa", MfaTokenCode = (_, _) => Task.FromResult("1"),
        });

        Assert.Equal("3600", _bench.Request("AssumeRole").Field("DurationSeconds"));
    }

    [Fact]
    public async Task ConnectAsync_MfaProfile_AsksForItsDevice()
    {
        _bench.WriteConfig($"""
            [profile p]
            aws_access_key_id = AKIAPROFILE
            aws_secret_access_key = secret
            role_arn = {Role}
            source_profile = p
            mfa_serial = device
            duration_seconds = 900
            region = eu-west-1
            """);

        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions { ProfileName = "p", MfaTokenCode = (_, _) => Task.FromResult("42") });

        SentRequest request = _bench.Request("AssumeRole");
        Assert.Equal(("device", "42", "900"), (request.Field("SerialNumber"), request.Field("TokenCode"), request.Field("DurationSeconds")));
        Assert.Equal(_bench.Clock.Now.AddMinutes(15), account.ExpiresAt);
    }

    private static AWSCredentials CredentialsOf(DdbAccount account) => ((AccountSession)account.Session!).Credentials;

    private void Allow(int maximumSeconds) => _bench.Sts.Refuse = request =>
        request.Field("DurationSeconds") is { } seconds && int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) > maximumSeconds
            ? FakeSts.Error(
                HttpStatusCode.BadRequest,
                "ValidationError",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
            : null;
}
