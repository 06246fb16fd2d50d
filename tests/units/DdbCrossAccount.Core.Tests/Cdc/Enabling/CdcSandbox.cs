using System;
using System.Globalization;
using System.Threading.Tasks;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

/// <summary>A sandbox in which ten minutes pass in a second, so that a stream gets old enough to be proved soon.</summary>
public sealed class CdcSandbox : IAsyncLifetime
{
    internal const int ClockRate = 600;

    private SandboxUnderTest? _sandbox;

    internal SandboxUnderTest Sandbox => _sandbox ?? throw new InvalidOperationException("The sandbox was not started.");

    public async Task InitializeAsync() => _sandbox = await SandboxUnderTest.StartAsync(
        setup: null, "--clock-rate", ClockRate.ToString(CultureInfo.InvariantCulture));

    public async Task DisposeAsync() => await Sandbox.DisposeAsync();
}
