using System;
using System.Threading.Tasks;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

/// <summary>A sandbox in which a minute of the service passes in a second, so that recovery and streams get old enough to move a table.</summary>
public sealed class MoveSandbox : IAsyncLifetime
{
    private SandboxUnderTest? _sandbox;

    internal SandboxUnderTest Sandbox => _sandbox ?? throw new InvalidOperationException("The sandbox was not started.");

    public async Task InitializeAsync() => _sandbox = await SandboxUnderTest.StartAsync(
        setup: null, "--clock-rate", "60", "--restorable-lag-seconds", "60", "--export-seconds", "30", "--import-seconds", "30");

    public async Task DisposeAsync() => await Sandbox.DisposeAsync();
}
