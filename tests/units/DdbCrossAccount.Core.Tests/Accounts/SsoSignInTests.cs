using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Accounts;

public sealed class SsoSignInTests : IDisposable
{
    private const string StartUrl = "https://ours.awsapps.com/start";

    private readonly ConnectBench _bench = new();
    private readonly FakeNetwork _network;
    private HttpResponseMessage? _refusal;

    public SsoSignInTests()
    {
        _network = new FakeNetwork(request => IsSso(request) ? _refusal ?? RoleCredentials() : _bench.Sts.Answer(request));
        _bench.Surroundings = _bench.Surroundings with { Network = _network };
    }

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConnectAsync_ProfileWithLogin_TakesTheRolesCredentials(bool hasSession)
    {
        WriteProfile(hasSession);
        WriteLogin(hasSession ? "ours" : StartUrl, expiresIn: TimeSpan.FromHours(4));

        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions { ProfileName = "p" });

        SentRequest request = _network.Requests.Single(IsSso);
        Assert.Equal("https://portal.sso.eu-central-1.amazonaws.com", request.Authority);
        Assert.Contains("role_name=Mover", request.Uri.Query, StringComparison.Ordinal);
        Assert.Contains("account_id=111111111111", request.Uri.Query, StringComparison.Ordinal);
        Assert.Contains("login-token", request.Headers, StringComparison.Ordinal);
        Assert.Equal("111111111111", account.AccountId);
        Assert.Equal("profile 'p'", account.CredentialSource);
    }

    [Fact]
    public async Task ConnectAsync_NoLogin_TellsTheCommand()
    {
        WriteProfile(hasSession: false);

        await FailsAsync();
    }

    [Fact]
    public async Task ConnectAsync_LoginExpired_TellsTheCommand()
    {
        WriteProfile(hasSession: false);
        WriteLogin(StartUrl, expiresIn: TimeSpan.FromHours(-1));

        await FailsAsync();
    }

    [Fact]
    public async Task ConnectAsync_LoginWithdrawn_TellsTheCommand()
    {
        WriteProfile(hasSession: false);
        WriteLogin(StartUrl, expiresIn: TimeSpan.FromHours(4));
        _refusal = FakeNetwork.Answer(HttpStatusCode.Unauthorized, "application/json", """{"message":"Session token not found or invalid"}""");
        _refusal.Headers.Add("x-amzn-ErrorType", "UnauthorizedException");

        await FailsAsync();
    }

    private static bool IsSso(SentRequest request) => request.Authority.Contains(".sso.", StringComparison.Ordinal);

    private async Task FailsAsync()
    {
        SsoLoginExpiredException error = await Assert.ThrowsAsync<SsoLoginExpiredException>(
            () => _bench.ConnectAsync(new ConnectOptions { ProfileName = "p" }));

        Assert.Equal($"There is no valid login at '{StartUrl}' for profile 'p'. No call was made to AWS.", error.Message);
        Assert.Equal("Run 'aws sso login --profile p' and try again.", error.RecommendedAction);
    }

    private static HttpResponseMessage RoleCredentials()
    {
        long end = new DateTimeOffset(2026, 11, 20, 13, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        return FakeNetwork.Answer(
            HttpStatusCode.OK,
            "application/json",
            $$$"""{"roleCredentials":{"accessKeyId":"AKIAKEYS","secretAccessKey":"s","sessionToken":"t","expiration":{{{end}}}}}""");
    }

    private void WriteProfile(bool hasSession) => _bench.WriteConfig(hasSession
        ? $"""
            [profile p]
            sso_session = ours
            sso_account_id = 111111111111
            sso_role_name = Mover
            region = eu-west-1

            [sso-session ours]
            sso_start_url = {StartUrl}
            sso_region = eu-central-1
            sso_registration_scopes = sso:account:access
            """
        : $"""
            [profile p]
            sso_start_url = {StartUrl}
            sso_region = eu-central-1
            sso_account_id = 111111111111
            sso_role_name = Mover
            region = eu-west-1
            """);

    // As 'aws sso login' leaves it: the file is named by the SHA-1 of the session's name or the start URL. The SDK compares
    // its end with the machine's clock, which is all that this test takes from it.
    private void WriteLogin(string key, TimeSpan expiresIn)
    {
        string name = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(key))).ToLowerInvariant();
        string end = (TimeProvider.System.GetUtcNow() + expiresIn).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        File.WriteAllText(
            Path.Combine(_bench.Folder, $"{name}.json"),
            $$"""{"startUrl":"{{StartUrl}}","region":"eu-central-1","accessToken":"login-token","expiresAt":"{{end}}"}""");
    }
}
