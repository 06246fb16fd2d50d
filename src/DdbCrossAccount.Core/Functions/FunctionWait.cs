using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Functions;

/// <summary>The pauses of one publishing: each is told, and together they are bounded.</summary>
internal sealed class FunctionWait(EngineContext context, string functionArn)
{
    private static readonly PollSchedule Schedule = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

    private readonly long _start = context.Clock.GetTimestamp();
    private int _pauses;

    /// <summary>How long it took so far.</summary>
    public TimeSpan Waited => context.Clock.GetElapsedTime(_start);

    /// <summary>Tells what is waited for and pauses; throws when the time is up.</summary>
    /// <param name="waitingFor">What the function waits for, in words.</param>
    /// <param name="token">Ends the waiting.</param>
    public async Task PauseAsync(string waitingFor, CancellationToken token)
    {
        TimeSpan waited = Waited;
        if (waited >= FunctionConstants.Patience)
        {
            throw ErrorCatalogue.FunctionPublishTimedOut(functionArn, waitingFor, waited);
        }

        if (_pauses == 0)
        {
            context.Observer.Observe(new PhaseEntered($"Function '{functionArn}' waits for {waitingFor}."));
        }

        await Task.Delay(Schedule.PauseAfter(_pauses++), context.Clock, token).ConfigureAwait(false);
    }

    /// <summary>Something was reached: the pauses begin anew with the shortest.</summary>
    public void Progress() => _pauses = 0;
}
