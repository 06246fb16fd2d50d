using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Exports;

/// <summary>The pauses of one table's preparation: each is told, and together they are bounded.</summary>
internal sealed class PreparationWait(EngineContext context, string tableArn, string tableName, TimeSpan timeout)
{
    private readonly long _start = context.Clock.GetTimestamp();
    private int _pauses;

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
