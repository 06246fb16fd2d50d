using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox;

/// <summary>When the process ends: SIGTERM, SIGINT unless it is passed over, and the end of standard input when asked.</summary>
internal sealed class ProcessLifetime : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _interrupt;

    public ProcessLifetime(SandboxOptions options)
    {
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        _interrupt = PosixSignalRegistration.Create(
            PosixSignal.SIGINT, options.IgnoresInterrupt ? context => context.Cancel = true : End);
        if (options.EndsWithStandardInput)
        {
            var reading = new Thread(ReadToEnd) { IsBackground = true, Name = "standard input" };
            reading.Start();
        }
    }

    /// <summary>Completes when the process shall end.</summary>
    public Task WaitAsync()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ending.Token.Register(ended.SetResult);
        return ended.Task;
    }

    public void Dispose()
    {
        _terminate.Dispose();
        _interrupt.Dispose();
        _ending.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        _ending.Cancel();
    }

    private void ReadToEnd()
    {
        using Stream input = Console.OpenStandardInput();
        Span<byte> buffer = stackalloc byte[256];
        while (input.Read(buffer) > 0)
        {
        }

        _ending.Cancel();
    }
}
