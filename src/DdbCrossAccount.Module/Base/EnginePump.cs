using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Module.Base;

/// <summary>Runs the engine on the thread pool and writes what it tells on the pipeline thread, which alone may write.</summary>
/// <remarks>
/// The loop ends when the engine closes the queue, never by the token: so what the engine saves and says after a stop is
/// not cut off. After a stop, and after a write that PowerShell refused, events are still taken and no longer written.
/// </remarks>
internal sealed class EnginePump(IEventWriter writer)
{
    private static readonly TimeSpan SamplingInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns when the engine has ended; throws what ended it, or what PowerShell threw at a write.</summary>
    public void Run(Func<IEngineObserver, CancellationToken, Task> work, CancellationToken stopped)
    {
        using var queue = new EventQueue();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        Task engine = Task.Run(() => RunEngineAsync(work, queue, ending.Token), CancellationToken.None);
        ExceptionDispatchInfo? refusal = WriteAll(queue, ending);
        ExceptionDispatchInfo? failure = Await(engine);
        refusal?.Throw();
        stopped.ThrowIfCancellationRequested();
        failure?.Throw();
    }

    private static async Task RunEngineAsync(
        Func<IEngineObserver, CancellationToken, Task> work, EventQueue queue, CancellationToken token)
    {
        try
        {
            await work(queue, token).ConfigureAwait(false);
        }
        finally
        {
            queue.Close();
        }
    }

    private ExceptionDispatchInfo? WriteAll(EventQueue queue, CancellationTokenSource ending)
    {
        ExceptionDispatchInfo? refusal = null;
        while (!queue.IsDrained)
        {
            EngineEvent? next = queue.Take(SamplingInterval);
            if (!ending.IsCancellationRequested)
            {
                refusal = TryWrite(next);
                if (refusal is not null)
                {
                    ending.Cancel();
                }
            }
        }

        return refusal;
    }

    /// <summary>A write throws when the pipeline was stopped, a later command has had enough, or -ErrorAction is Stop.</summary>
    private ExceptionDispatchInfo? TryWrite(EngineEvent? next)
    {
        try
        {
            if (next is null)
            {
                writer.Sample();
            }
            else
            {
                writer.Write(next);
            }

            return null;
        }
        catch (Exception exception)
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
    }

    private static ExceptionDispatchInfo? Await(Task engine)
    {
        try
        {
            // The pipeline thread has nothing else to do, and its thread alone may go on.
            engine.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception exception)
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
    }
}
