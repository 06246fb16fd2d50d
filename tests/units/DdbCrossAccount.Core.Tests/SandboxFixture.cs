using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using Xunit;

namespace DdbCrossAccount.Core.Tests;

/// <summary>One sandbox for all tests of a class, or of the collection <see cref="Collection"/>; tests keep apart by table and bucket names.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    /// <summary>The collection of tests that share one sandbox.</summary>
    public const string Collection = "Sandbox";

    private SandboxUnderTest? _sandbox;

    internal SandboxUnderTest Sandbox => _sandbox ?? throw new InvalidOperationException("The sandbox was not started.");

    public async Task InitializeAsync() => _sandbox = await SandboxUnderTest.StartAsync(setup: null);

    public async Task DisposeAsync() => await Sandbox.DisposeAsync();

    /// <summary>Connects one of the sandbox's accounts by its keys.</summary>
    internal Task<DdbAccount> ConnectAsync(SandboxKeys account, EngineContext context) => new AccountConnector(context).ConnectAsync(
        new ConnectOptions
        {
            AccessKey = account.AccessKey,
            SecretKey = account.SecretKey,
            Region = account.Region,
            EndpointUrl = Sandbox.EndpointUrl,
        },
        CancellationToken.None);
}
