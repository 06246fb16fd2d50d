using System;
using System.Threading.Tasks;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

/// <summary>A sandbox whose time is the machine's, and whose tables can be exported as of a second ago.</summary>
public sealed class NarrowPolicySandbox : IAsyncLifetime
{
    private SandboxUnderTest? _sandbox;

    internal SandboxUnderTest Sandbox => _sandbox ?? throw new InvalidOperationException("The sandbox was not started.");

    public async Task InitializeAsync() => _sandbox = await SandboxUnderTest.StartAsync(setup: null, "--restorable-lag-seconds", "0");

    public async Task DisposeAsync() => await Sandbox.DisposeAsync();
}
