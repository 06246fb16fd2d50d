using System;
using System.Diagnostics;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes;

public sealed class SandboxStopperTests
{
    private readonly EngineContext _context = new(TimeProvider.System, new Random(1), new RecordingObserver());

    [Fact]
    public async Task StopAsync_OfAnotherSession_FindsItByNumberAndStartTime()
    {
        DdbSandbox sandbox = await StartAsync();
        using Process process = Process.GetProcessById(sandbox.ProcessId);
        using SandboxProcess? held = RunningSandboxes.Take(sandbox.ProcessId);

        DdbSandbox travelled = JsonSerializer.Deserialize<DdbSandbox>(JsonSerializer.Serialize(sandbox))!;
        await new SandboxStopper(_context).StopAsync(travelled, CancellationToken.None);

        Assert.NotNull(held);
        Assert.True(process.HasExited);
    }

    [Fact]
    public async Task StopAsync_AnotherProgramWithThatNumber_IsLeftAlone()
    {
        using Process self = Process.GetCurrentProcess();
        DdbSandbox sandbox = new()
        {
            ProcessId = self.Id,
            StartTime = self.StartTime.ToUniversalTime().AddMinutes(-5),
            EndpointUrl = "http://127.0.0.1:1",
        };

        await Assert.ThrowsAsync<NotASandboxException>(() => new SandboxStopper(_context).StopAsync(sandbox, CancellationToken.None));
    }

    [Fact]
    public async Task StopAsync_Twice_SaysThatItIsGone()
    {
        DdbSandbox sandbox = await StartAsync();
        var stopper = new SandboxStopper(_context);
        await stopper.StopAsync(sandbox, CancellationToken.None);

        await Assert.ThrowsAsync<SandboxGoneException>(() => stopper.StopAsync(sandbox, CancellationToken.None));
    }

    [Fact]
    public async Task StopAsync_EndedByItself_SaysThatItIsGone()
    {
        DdbSandbox sandbox = await StartAsync();
        using Process process = Process.GetProcessById(sandbox.ProcessId);
        process.Kill();
        await process.WaitForExitAsync();

        await Assert.ThrowsAsync<SandboxGoneException>(() => new SandboxStopper(_context).StopAsync(sandbox, CancellationToken.None));
    }

    private Task<DdbSandbox> StartAsync() => new SandboxStarter(_context).StartAsync(SandboxStarterTests.RealProgram(), CancellationToken.None);
}
