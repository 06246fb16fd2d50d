using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Accounts;

public sealed class AccountSessionsTests : IDisposable
{
    private readonly ConnectBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task OpenAsync_LiveAccount_GivesItsSession()
    {
        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions { AccessKey = "AKIAKEYS", SecretKey = "s", Region = "eu-west-1" });

        Assert.Same(account.Session, await Open(account));
        Assert.Single(_bench.Network.Requests);
    }

    [Fact]
    public async Task OpenAsync_AccountFromJson_ReconnectsAndKeepsTheSession()
    {
        _bench.WriteCredentials("[prod]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\nregion = eu-west-1\n");
        DdbAccount account = await Travelled(new ConnectOptions
        {
            ProfileName = "prod", RoleArn = "arn:aws:iam::999999999999:role/mover", ExternalId = "ours",
        });

        AccountSession session = await Open(account);

        Assert.Equal("999999999999", session.AccountId);
        Assert.Equal("ours", _bench.Request("AssumeRole").Field("ExternalId"));
        Assert.Same(session, await Open(account));
    }

    [Fact]
    public async Task OpenAsync_ManyAtOnce_ReconnectOnce()
    {
        _bench.WriteCredentials("[prod]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\nregion = eu-west-1\n");
        DdbAccount account = await Travelled(new ConnectOptions { ProfileName = "prod" });
        int before = _bench.Network.Requests.Count;

        AccountSession[] sessions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Open(account)));

        Assert.Single(sessions.Distinct());
        Assert.Equal(before + 1, _bench.Network.Requests.Count);
    }

    [Fact]
    public async Task OpenAsync_AccountOfProfileNameAlone_Connects()
    {
        _bench.WriteCredentials("[prod]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\nregion = eu-west-1\n");

        AccountSession session = await Open(new DdbAccount { ProfileName = "prod" });

        Assert.Equal("333333333333", session.AccountId);
        Assert.Equal("eu-west-1", session.Region);
    }

    [Fact]
    public async Task OpenAsync_ProfileLeadsToAnotherAccountNow_IsRefused()
    {
        _bench.WriteCredentials("[prod]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\nregion = eu-west-1\n");
        DdbAccount account = await Travelled(new ConnectOptions { ProfileName = "prod" });
        _bench.WriteCredentials("[prod]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = secret\nregion = eu-west-1\n");

        AccountDiffersException error = await Assert.ThrowsAsync<AccountDiffersException>(() => Open(account));

        Assert.Equal(
            "The object is of account 333333333333, and its profile or role now leads to account 444444444444 "
                + "('arn:aws:iam::444444444444:user/default'). Nothing was read or changed there.",
            error.Message);
        Assert.Null(account.Session);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OpenAsync_ConnectedByKeysThatAreNotKept_IsRefused(bool withRole)
    {
        DdbAccount account = await Travelled(new ConnectOptions
        {
            AccessKey = "AKIAKEYS", SecretKey = "s", Region = "eu-west-1",
            RoleArn = withRole ? "arn:aws:iam::999999999999:role/mover" : null,
        });
        int before = _bench.Network.Requests.Count;

        await Assert.ThrowsAsync<CredentialsNotKeptException>(() => Open(account));
        Assert.Equal(before, _bench.Network.Requests.Count);
    }

    [Fact]
    public async Task OpenAsync_ConnectedByStoredCredentials_IsRefused()
    {
        DdbAccount account = await Travelled(new ConnectOptions { StoredCredentials = new("AKIASTORED", "s"), Region = "eu-west-1" });

        await Assert.ThrowsAsync<CredentialsNotKeptException>(() => Open(account));
    }

    private async Task<DdbAccount> Travelled(ConnectOptions options) =>
        JsonSerializer.Deserialize<DdbAccount>(JsonSerializer.Serialize(await _bench.ConnectAsync(options)))!;

    private Task<AccountSession> Open(DdbAccount account) => _bench.Sessions().OpenAsync(account, CancellationToken.None);
}
