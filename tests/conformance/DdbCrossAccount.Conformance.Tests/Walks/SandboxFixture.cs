using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Engines;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests.Walks;

/// <summary>A sandbox over which several SDKs walk.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private EngineProcess _process = null!;

    internal Engine Engine { get; private set; } = null!;

    /// <summary>Account and Region of the keys.</summary>
    internal (string AccountId, string Region) Account { get; private set; }

    public async Task InitializeAsync()
    {
        (_process, Engine) = await EngineStart.SandboxAsync();
        var account = _process.Announcement.GetProperty("accounts")[0];
        Account = (account.GetProperty("accountId").GetString()!, account.GetProperty("region").GetString()!);
    }

    public async Task DisposeAsync() => await _process.DisposeAsync();
}
