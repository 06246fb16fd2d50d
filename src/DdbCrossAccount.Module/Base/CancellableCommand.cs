using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Base;

/// <summary>What every cmdlet shares: the port, stopping, running the engine, and turning exceptions into errors.</summary>
/// <remarks>
/// An error of one input (<see cref="Process"/>) does not end the command; one before or after all input does, since no
/// further input could succeed.
/// </remarks>
public abstract class CancellableCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private ICommandPort? _port;

    private protected CancellableCommand()
    {
    }

    internal ICommandPort Port
    {
        get => _port ??= new PowerShellPort(this);
        set => _port = value;
    }

    internal IEngine Engine { get; set; } = new Engine();

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(() => OneInput(Process));

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(End);

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stopped.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Stopped from another thread in the moment in which the command ended by itself.
        }
    }

    /// <summary>Frees what the command holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopped.Dispose();
        }
    }

    private protected virtual void Begin()
    {
    }

    private protected virtual void Process()
    {
    }

    private protected virtual void End()
    {
    }

    /// <summary>Serves one input: what is wrong with it is written, and the next one is served all the same.</summary>
    private protected void OneInput(Action step)
    {
        try
        {
            step();
        }
        catch (DdbCrossAccountException exception)
        {
            Port.WriteError(ErrorRecords.Of(exception));
        }
    }

    /// <summary>Runs the engine to its end while its events are written here.</summary>
    private protected void Run(Func<EngineContext, CancellationToken, Task> work) => Run(ProgressHeader.None, work);

    /// <summary>Runs the engine to its end while its events are written here, below the progress bar of the whole.</summary>
    private protected void Run(ProgressHeader header, Func<EngineContext, CancellationToken, Task> work)
    {
        var progress = new ProgressDisplay(Port, Clock);
        var writer = new StreamWriter(Port, progress, header);
        string commandName = Port.CommandName;
        try
        {
            new EnginePump(writer).Run(
                (observer, token) => RunAsync(work, new EngineContext(Clock, new Random(), observer), commandName, token),
                _stopped.Token);
        }
        finally
        {
            if (!_stopped.IsCancellationRequested)
            {
                progress.Complete();
            }
        }
    }

    private static async Task RunAsync(
        Func<EngineContext, CancellationToken, Task> work, EngineContext context, string commandName, CancellationToken token)
    {
        try
        {
            await work(context, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not DdbCrossAccountException && !token.IsCancellationRequested)
        {
            throw ErrorCatalogue.UnexpectedFailure(commandName, exception);
        }
    }

    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (DdbCrossAccountException exception)
        {
            Port.Fail(ErrorRecords.Of(exception));
        }
    }
}
