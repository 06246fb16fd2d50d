using System;
using System.IO;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Accounts;

/// <summary>No secret shows: not in what users hold, not in events, not in errors, not in the text of our own types.</summary>
public sealed class SecretTests : IDisposable
{
    private const string SecretKey = "S3CR3T-key";
    private const string SessionToken = "S3CR3T-token";

    private static readonly ConnectOptions Options = new()
    {
        AccessKey = "AKIAKEYS", SecretKey = SecretKey, SessionToken = SessionToken, Region = "eu-west-1",
        StoredCredentials = new("AKIASTORED", SecretKey, SessionToken), Credential = null,
        RoleArn = "arn:aws:iam::999999999999:role/mover", MfaSerial = "mfa", MfaTokenCode = (_, _) => Task.FromResult("S3CR3T-code"),
    };

    private readonly ConnectBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task DdbAccount_PrintedSerializedOrReflected_ShowsNone()
    {
        DdbAccount account = await _bench.ConnectAsync(Options);

        NoSecretIn(account.ToString());
        NoSecretIn(JsonSerializer.Serialize(account, new JsonSerializerOptions { IncludeFields = true }));
        NoSecretIn(Public(account));
        Assert.DoesNotContain(
            typeof(DdbAccount).GetProperties(BindingFlags.Instance | BindingFlags.Public), property => property.Name == "Session");
    }

    [Fact]
    public async Task Connecting_Events_ShowNone()
    {
        await _bench.ConnectAsync(Options);

        Assert.NotEmpty(_bench.Observer.Events);
        NoSecretIn(string.Join('\n', _bench.Observer.Events));
    }

    [Fact]
    public async Task Connecting_Refused_ShowsNoneInAnyMessage()
    {
        _bench.Sts.Refuse = request => FakeSts.Error(
            HttpStatusCode.Forbidden, "SignatureDoesNotMatch", $"String to sign: {request.Headers} {SecretKey} {SessionToken}");

        DdbCrossAccountException error = await Assert.ThrowsAnyAsync<DdbCrossAccountException>(() => _bench.ConnectAsync(Options));

        NoSecretIn(error.Message + error.RecommendedAction + error.Target);
    }

    [Fact]
    public async Task OwnTypes_AsText_ShowNone()
    {
        DdbAccount account = await _bench.ConnectAsync(Options);
        var session = (AccountSession)account.Session!;
        IssuedCredentials issued = new(await session.Credentials.GetCredentialsAsync(), TimeSpan.FromHours(1));

        foreach (object held in new object[]
        {
            Options, Options.StoredCredentials!, session, session.Credentials, issued,
            new FoundCredentials(session.Credentials, "explicit keys"), session.Call("dynamodb", "Scan", "x", "y"),
        })
        {
            NoSecretIn(held.ToString()!);
            NoSecretIn($"{held}");
        }
    }

    [Fact]
    public async Task DdbAccount_OfKeys_KeepsOnlyWhatFindsThemNowhere()
    {
        DdbAccount account = await _bench.ConnectAsync(Options);

        NoSecretIn(JsonSerializer.Serialize(JsonSerializer.Deserialize<DdbAccount>(JsonSerializer.Serialize(account))));
        Assert.DoesNotContain("AKIAKEYS", JsonSerializer.Serialize(account), StringComparison.Ordinal);
    }

    private static string Public(object value)
    {
        using StringWriter text = new();
        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            text.WriteLine($"{property.Name} = {property.GetValue(value)}");
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public))
        {
            text.WriteLine($"{field.Name} = {field.GetValue(value)}");
        }

        return text.ToString();
    }

    // The sessions of the test's STS have secrets of the form secret-of-KEY and token-of-KEY.
    private static void NoSecretIn(string text)
    {
        foreach (string secret in new[] { "S3CR3T", "secret-of-", "token-of-" })
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }
}
