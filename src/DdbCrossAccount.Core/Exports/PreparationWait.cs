using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Exports;

/// <summary>The pauses of one table's preparation: each is told, and together they are bounded.</summary>
internal sealed class PreparationWait(EngineContext context, string tableArn, string tableName, TimeSpan timeout)
{
    private readonly long _start = context.Clock.GetTimestamp();
    private int _pauses;

    /// <summary>
    /// Reads until there is an answer: a service that cannot be reached for a while undoes no preparation.
    /// </summary>
    /// <param name="waitingFor">What is waited for meanwhile, in words.</param>
    /// <param name="read">Reads once.</param>
    /// <param name="token">Ends the reading.</param>
    public async Task<T> ReadAsync<T>(string waitingFor, Func<CancellationToken, Task<T>> read, CancellationToken token)
    {
        while (true)
        {
            try
            {
                return await read(token).ConfigureAwait(false);
            }
            catch (DdbCrossAccountException exception) when (
                exception.InnerException is { } cause && PollFailure.IsTransient(cause, token))
            {
                context.Observer.Observe(new DetailNoted(
                    $"A question about '{tableArn}' was not answered ({exception.ErrorId}); it is asked again."));
            }

            await PauseAsync(waitingFor, null, null, token).ConfigureAwait(false);
        }
    }

    /// <summary>Tells what is waited for and pauses; throws when the time is up.</summary>
    public async Task PauseAsync(string waitingFor, DateTime? newest, DateTime? needed, CancellationToken token)
    {
        TimeSpan waited = context.Clock.GetElapsedTime(_start);
        if (waited >= timeout)
        {
            throw ErrorCatalogue.ExportPreparationTimedOut(tableArn, waitingFor, waited);
        }

        context.Observer.Observe(new ExportPreparationWaited(tableName, waitingFor, newest, needed, waited));
        TimeSpan pause = PollSchedule.Default.PauseAfter(_pauses++);
        await Task.Delay(pause < timeout - waited ? pause : timeout - waited, context.Clock, token).ConfigureAwait(false);
    }
}
