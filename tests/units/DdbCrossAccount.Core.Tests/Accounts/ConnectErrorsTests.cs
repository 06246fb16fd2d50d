using System;
using System.Net;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Accounts;

/// <summary>Bad input to connecting: each situation is its own error, and nothing is sent where nothing needs to be.</summary>
public sealed class ConnectErrorsTests : IDisposable
{
    private const string Role = "arn:aws:iam::999999999999:role/mover";

    private static readonly ConnectOptions Keys = new() { AccessKey = "AKIAKEYS", SecretKey = "secret", Region = "eu-west-1" };

    private readonly ConnectBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConnectAsync_UnknownProfile_NamesItAndWhoNamedIt(bool byEnvironment)
    {
        _bench.WriteCredentials("[prod]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\n");
        if (byEnvironment)
        {
            _bench.Settings["AWS_PROFILE"] = "prodd";
        }

        ProfileNotFoundException error = await FailsAsync<ProfileNotFoundException>(
            new ConnectOptions { ProfileName = byEnvironment ? null : "prodd", Region = "eu-west-1" });

        Assert.Equal(
            $"Profile 'prodd' ({(byEnvironment ? "AWS_PROFILE" : "-ProfileName")}) is not in '{_bench.CredentialsFile}' or "
                + $"'{_bench.ConfigFile}'. No account was connected.",
            error.Message);
        Assert.StartsWith("Use one of these: 'prod'.", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_SourceProfileOfProfileIsUnknown_NamesBoth()
    {
        _bench.WriteConfig($"[profile p]\nrole_arn = {Role}\nsource_profile = gone\nregion = eu-west-1\n");

        ProfileNotFoundException error = await FailsAsync<ProfileNotFoundException>(new ConnectOptions { ProfileName = "p" });

        Assert.StartsWith("Profile 'gone' (source_profile of 'p') is not in", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws_access_key_id = AKIA", "it has aws_access_key_id without aws_secret_access_key")]
    [InlineData("aws_secret_access_key = x", "it has aws_secret_access_key without aws_access_key_id")]
    [InlineData("role_arn = arn:aws:iam::1:role/r", "it has role_arn, and none of source_profile, credential_source and web_identity_token_file")]
    [InlineData("role_arn = arn:aws:iam::1:role/r\ncredential_source = Vault", "its credential_source is 'Vault', which is none of Environment, EcsContainer and Ec2InstanceMetadata")]
    [InlineData("role_arn = arn:aws:iam::1:role/r\ncredential_source = Environment", "its credential_source is Environment, and AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set")]
    [InlineData("role_arn = arn:aws:iam::1:role/r\nsource_profile = q", "its chain of source_profile comes back to 'p'")]
    [InlineData("role_arn = arn:aws:iam::1:role/r\nsource_profile = q\nduration_seconds = 1h", "its duration_seconds is '1h', which is no whole number")]
    [InlineData("sso_start_url = https://a.test\nsso_region = eu-west-1\nsso_account_id = 1", "it signs in with SSO, and has no sso_role_name")]
    public async Task ConnectAsync_ProfileThatIsNotWhole_TellsWhatIsMissing(string settings, string what)
    {
        _bench.WriteConfig(
            $"[profile p]\nregion = eu-west-1\n{settings}\n\n[profile q]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = p\n");

        ProfileIncompleteException error = await FailsAsync<ProfileIncompleteException>(new ConnectOptions { ProfileName = "p" });

        Assert.Equal($"Profile 'p' gives no credentials: {what}. No account was connected.", error.Message);
        Assert.Empty(_bench.Network.Requests);
    }

    [Fact]
    public async Task ConnectAsync_NamedProfileWithoutCredentials_TellsSo()
    {
        _bench.WriteConfig("[profile p]\nregion = eu-west-1\n");

        ProfileIncompleteException error = await FailsAsync<ProfileIncompleteException>(new ConnectOptions { ProfileName = "p" });

        Assert.Contains("hold no keys, role, SSO or credential_process for it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_ParametersThatNeedEachOther_AreAskedFor()
    {
        ConnectOptions none = new() { Region = "eu-west-1" };
        foreach ((ConnectOptions options, string message) in new[]
        {
            (none with { AccessKey = "a" }, "Parameter -AccessKey was given without -SecretKey. No account was connected."),
            (none with { SecretKey = "a" }, "Parameter -SecretKey was given without -AccessKey. No account was connected."),
            (none with { SessionToken = "a" }, "Parameter -SessionToken was given without -AccessKey. No account was connected."),
            (none with { SourceProfile = "a" }, "Parameter -SourceProfile was given without -RoleArn. No account was connected."),
            (Keys with { ExternalId = "a" }, "Parameter -ExternalId was given without -RoleArn. No account was connected."),
            (Keys with { MfaSerial = "a" }, "Parameter -MfaSerial was given without -RoleArn. No account was connected."),
        })
        {
            Assert.Equal(message, (await FailsAsync<ConnectParametersIncompleteException>(options)).Message);
        }
    }

    [Fact]
    public async Task ConnectAsync_NothingAnywhere_NamesThePlaces()
    {
        CredentialsNotFoundException error = await FailsAsync<CredentialsNotFoundException>(new ConnectOptions { Region = "eu-west-1" });

        Assert.Equal(
            "No AWS credentials were found. Looked at: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; AWS_WEB_IDENTITY_TOKEN_FILE; "
                + $"profile 'default' in '{_bench.CredentialsFile}' and '{_bench.ConfigFile}'; container; EC2 instance. No account was connected.",
            error.Message);
    }

    [Fact]
    public async Task ConnectAsync_MachineIsNoInstance_NamesThePlacesToo()
    {
        _bench.Settings.Remove("AWS_EC2_METADATA_DISABLED");
        _bench.Surroundings = _bench.Surroundings with { Instance = () => throw new InvalidOperationException("no metadata service") };

        CredentialsNotFoundException error = await FailsAsync<CredentialsNotFoundException>(new ConnectOptions { Region = "eu-west-1" });

        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact]
    public async Task ConnectAsync_NoRegion_TellsWhereItLooked()
    {
        await FailsAsync<RegionNotGivenException>(Keys with { Region = null });
        Assert.Empty(_bench.Network.Requests);
    }

    [Theory]
    [InlineData("Ireland")]
    [InlineData("eu-west")]
    [InlineData("eu-west-1; rm")]
    public async Task ConnectAsync_RegionThatIsNoName_IsRefusedBeforeAnyCall(string region)
    {
        RegionUnknownException error = await FailsAsync<RegionUnknownException>(Keys with { Region = region });

        Assert.Equal(region, error.Target);
        Assert.Empty(_bench.Network.Requests);
    }

    [Theory]
    [InlineData("localhost:8000")]
    [InlineData("127.0.0.1")]
    [InlineData("ftp://a.test")]
    [InlineData("/tmp")]
    public async Task ConnectAsync_EndpointThatIsNoAddress_IsRefusedBeforeAnyCall(string url)
    {
        Assert.Equal(url, (await FailsAsync<EndpointUrlUnusableException>(Keys with { EndpointUrl = url })).Target);
        Assert.Empty(_bench.Network.Requests);
    }

    [Theory]
    [InlineData("InvalidClientTokenId", typeof(CredentialsRefusedException))]
    [InlineData("ExpiredToken", typeof(CredentialsExpiredException))]
    [InlineData("SignatureDoesNotMatch", typeof(SignatureRefusedException))]
    public async Task ConnectAsync_StsRefusesTheKeys_TellsWhy(string code, Type expected)
    {
        _bench.Sts.Refuse = _ => FakeSts.Error(HttpStatusCode.Forbidden, code, "%text%");

        DdbCrossAccountException error = await FailsAsync<DdbCrossAccountException>(Keys);

        Assert.IsType(expected, error);
        Assert.EndsWith($"No account was connected. [{code}, request req-1]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_RoleRefused_TellsWhoWasRefusedWhichRole()
    {
        _bench.Sts.Refuse = request => request.Field("Action") == "AssumeRole"
            ? FakeSts.Error(HttpStatusCode.Forbidden, "AccessDenied", "%text%")
            : null;

        AssumeRoleRefusedException error = await FailsAsync<AssumeRoleRefusedException>(Keys with { RoleArn = Role, ExternalId = "ours" });

        Assert.Equal(
            $"AWS refused to let explicit keys assume role '{Role}' (with an external id, without MFA). No account was connected. "
                + "[AccessDenied, request req-1]",
            error.Message);
    }

    [Fact]
    public async Task ConnectAsync_SessionTooLong_TellsTheLimit()
    {
        _bench.Sts.Refuse = _ => FakeSts.Error(
            HttpStatusCode.BadRequest, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

        RoleDurationRefusedException error = await FailsAsync<RoleDurationRefusedException>(
            Keys with { RoleArn = Role, DurationSeconds = 43_200 });

        Assert.StartsWith($"A session of role '{Role}' cannot live for 43,200 seconds.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_MfaWithoutAnybodyToAsk_IsRefused()
    {
        await FailsAsync<MfaCodeNeededException>(Keys with { RoleArn = Role, MfaSerial = "mfa" });
        Assert.Empty(_bench.Network.Requests);
    }

    [Fact]
    public async Task ConnectAsync_WrongMfaCode_IsToldAsSuch()
    {
        _bench.Sts.Refuse = _ => FakeSts.Error(
            HttpStatusCode.Forbidden, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.");

        await FailsAsync<MfaCodeRefusedException>(
            Keys with { RoleArn = Role, MfaSerial = "mfa", MfaTokenCode = (_, _) => Task.FromResult("000000") });
    }

    [Fact]
    public async Task ConnectAsync_RoleAsksForMfaThatWasNotGiven_IsRefusedAsRole()
    {
        _bench.Sts.Refuse = _ => FakeSts.Error(HttpStatusCode.Forbidden, "AccessDenied", "%text%");

        AssumeRoleRefusedException error = await FailsAsync<AssumeRoleRefusedException>(Keys with { RoleArn = Role });

        Assert.Contains("without MFA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_CredentialProcessThatFails_IsToldAsSuch()
    {
        _bench.WriteConfig("[profile p]\ncredential_process = /nonexistent/program --x\nregion = eu-west-1\n");

        CredentialProcessFailedException error = await FailsAsync<CredentialProcessFailedException>(new ConnectOptions { ProfileName = "p" });

        Assert.Equal("p", error.Target);
    }

    [Fact]
    public async Task ConnectAsync_WebIdentityFileMissing_NamesTheSource()
    {
        _bench.WriteConfig($"[profile p]\nrole_arn = {Role}\nweb_identity_token_file = {_bench.Folder}/gone\nregion = eu-west-1\n");

        CredentialsUnavailableException error = await FailsAsync<CredentialsUnavailableException>(new ConnectOptions { ProfileName = "p" });

        Assert.Equal("No credentials could be got from profile 'p'. No account was connected.", error.Message);
    }

    [Fact]
    public async Task ConnectAsync_Cancelled_EndsAsCancellation()
    {
        using System.Threading.CancellationTokenSource source = new();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new AccountConnector(_bench.Context, _bench.Surroundings).ConnectAsync(Keys, source.Token));
    }

    private async Task<T> FailsAsync<T>(ConnectOptions options)
        where T : DdbCrossAccountException => await Assert.ThrowsAnyAsync<T>(() => _bench.ConnectAsync(options));
}
