using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>The pauses while parts of one table's change data capture are made or taken away: each is told, together they are bounded.</summary>
/// <param name="context">The clock, and whom to tell.</param>
/// <param name="tableName">The table, for whoever watches.</param>
/// <param name="state">What was and was not done, for the error when time is up.</param>
internal sealed class PartWait(EngineContext context, string tableName, string state)
{
    private static readonly PollSchedule Schedule = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    private readonly long _start = context.Clock.GetTimestamp();
    private int _pauses;

    /// <summary>Asks until the answer is yes.</summary>
    /// <param name="what">The part: a name or an ARN.</param>
    /// <param name="waitingFor">What is waited for, in words.</param>
    /// <param name="isReady">Asks once.</param>
    /// <param name="token">Ends the waiting.</param>
    public async Task UntilAsync(string what, string waitingFor, Func<CancellationToken, Task<bool>> isReady, CancellationToken token)
    {
        while (!await AskAsync(what, isReady, token).ConfigureAwait(false))
        {
            await PauseAsync(what, waitingFor, token).ConfigureAwait(false);
        }
    }

    /// <summary>Tells what is waited for and pauses; throws when the time is up.</summary>
    public async Task PauseAsync(string what, string waitingFor, CancellationToken token)
    {
        TimeSpan waited = context.Clock.GetElapsedTime(_start);
        if (waited >= CdcConstants.Patience)
        {
            throw ErrorCatalogue.CdcWaitTimedOut(what, waitingFor, waited, state);
        }

        context.Observer.Observe(new CdcPartWaited(tableName, what, waitingFor, waited));
        await Task.Delay(Schedule.PauseAfter(_pauses++), context.Clock, token).ConfigureAwait(false);
    }

    // A service that cannot be reached for a while undoes nothing.
    private async Task<bool> AskAsync(string what, Func<CancellationToken, Task<bool>> isReady, CancellationToken token)
    {
        try
        {
            return await isReady(token).ConfigureAwait(false);
        }
        catch (DdbCrossAccountException exception) when (
            exception.InnerException is { } cause && PollFailure.IsTransient(cause, token))
        {
            context.Observer.Observe(new DetailNoted(
                $"A question about '{what}' was not answered ({exception.ErrorId}); it is asked again."));
            return false;
        }
    }
}
