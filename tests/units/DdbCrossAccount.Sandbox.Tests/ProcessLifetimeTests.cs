using System;
using System.Diagnostics;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests;

public sealed class ProcessLifetimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task ParentStdin_WhenTheInputEnds_TheProcessEndsWithZero()
    {
        await using var sandbox = await StartAsync("--parent-stdin");

        sandbox.Process.StandardInput.Close();

        Assert.Equal(0, await ExitCodeAsync(sandbox.Process));
    }

    [UnixFact]
    public async Task Sigterm_EndsTheProcessWithZero()
    {
        await using var sandbox = await StartAsync();

        await SignalAsync("-TERM", sandbox.Process);

        Assert.Equal(0, await ExitCodeAsync(sandbox.Process));
    }

    [UnixFact]
    public async Task Sigint_WithParentStdin_IsPassedOver()
    {
        await using var sandbox = await StartAsync("--parent-stdin");

        await SignalAsync("-INT", sandbox.Process);
        using HttpResponseMessage answer = await sandbox.Sandbox.Http.GetAsync($"{sandbox.Sandbox.Endpoint}/_sandbox/clock");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(sandbox.Process.HasExited);
    }

    [UnixFact]
    public async Task Sigint_ByDefault_EndsTheProcess()
    {
        await using var sandbox = await StartAsync();

        await SignalAsync("-INT", sandbox.Process);

        Assert.Equal(0, await ExitCodeAsync(sandbox.Process));
    }

    private static async Task<Started> StartAsync(params string[] arguments)
    {
        var sandbox = new SandboxProcess(arguments);
        await sandbox.InitializeAsync();
        return new Started(sandbox);
    }

    private static async Task SignalAsync(string signal, Process process)
    {
        using Process kill = Process.Start("kill", [signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static async Task<int> ExitCodeAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    private sealed class Started(SandboxProcess sandbox) : IAsyncDisposable
    {
        public SandboxProcess Sandbox => sandbox;

        public Process Process => sandbox.Process;

        public async ValueTask DisposeAsync()
        {
            if (!Process.HasExited)
            {
                Process.Kill();
            }

            await sandbox.DisposeAsync();
        }
    }
}
