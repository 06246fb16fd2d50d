using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Waits for several change data captures together and tells each as it is in sync, or drained.</summary>
/// <remarks>
/// What cannot come by waiting (broken, stopped, keys to be repaired) is an error and no result. A question that goes
/// unanswered (throttle, service fault, network) does not end the waiting. Ended in any way, the capture goes on.
/// </remarks>
internal sealed class CdcWaiter(EngineContext context, Func<DdbCdc, CdcWaitOptions, CancellationToken, Task<ICdcWatch>> open)
{
    private const int FailuresToWarnAt = 5;

    public CdcWaiter(EngineContext context)
        : this(context, (cdc, options, token) => new CdcReader(context)
            .OpenAsync(cdc, options.Goal == CdcGoal.Drained, keepsProof: true, token))
    {
    }

    /// <summary>Polls all of them until each is there, or the time is up.</summary>
    public async Task WaitAsync(IReadOnlyList<DdbCdc> cdcs, CdcWaitOptions options, CancellationToken token)
    {
        long start = context.Clock.GetTimestamp();
        CdcWait[] waits = [.. cdcs.DistinctBy(cdc => cdc.StreamArn).Select(cdc => new CdcWait(cdc))];
        try
        {
            IReadOnlyList<CdcWait> unfinished = await new RoundPoller(context.Clock)
                .PollAsync(waits, (wait, t) => HasEndedAsync(wait, options, t), options.Polling, token)
                .ConfigureAwait(false);
            foreach (CdcWait wait in unfinished)
            {
                Fail(ErrorCatalogue.CdcNotReached(
                    wait.Cdc, options.Goal == CdcGoal.Drained, wait.Standing, context.Clock.GetElapsedTime(start)));
            }
        }
        finally
        {
            foreach (CdcWait wait in waits)
            {
                wait.Dispose();
            }
        }
    }

    private async Task<bool> HasEndedAsync(CdcWait wait, CdcWaitOptions options, CancellationToken token)
    {
        try
        {
            wait.Watch ??= await open(wait.Cdc, options, token).ConfigureAwait(false);
            CdcReading reading = await wait.Watch.ReadAsync(token).ConfigureAwait(false);
            wait.Failures = 0;
            wait.Cdc = CdcStateMapper.Map(wait.Cdc, reading.For(options), wait.Watch.Place);
            wait.Standing = CdcStanding.Of(reading, options);
            TellProgress(wait, reading);
            return TellEnd(wait, reading, options);
        }
        catch (DdbCrossAccountException exception) when (
            exception.InnerException is { } cause && PollFailure.IsTransient(cause, token))
        {
            NoteFailure(wait, cause);
            return false;
        }
        catch (DdbCrossAccountException exception)
        {
            Fail(exception);
            return true;
        }
    }

    private void TellProgress(CdcWait wait, CdcReading reading)
    {
        context.Observer.Observe(new CdcProgressed(
            wait.Cdc.SourceTableName,
            wait.Cdc.StreamArn,
            wait.Cdc.State,
            reading.Drain?.LagAtMost,
            reading.CatchUp,
            reading.Drain?.ReadCount ?? 0,
            reading.Drain?.UnreceiptedCount ?? 0,
            reading.Ledger.ParkedCount,
            reading.Ledger.DoubtCount,
            reading.Drain?.WindowLeft));
        if (reading.Drain?.WindowLeft < CdcConstants.ShortWindow && wait.TakeWindowWarning())
        {
            context.Observer.Observe(new WarningRaised(
                $"The oldest change of table '{wait.Cdc.SourceTableName}' that is not applied leaves its stream in "
                    + $"{Figures.Duration(reading.Drain.WindowLeft.Value)}. What is not applied by then is lost to change "
                    + "data capture."));
        }

        if (wait.Cdc.LastProcessingResult is { } result
            && result.StartsWith("PROBLEM", StringComparison.Ordinal)
            && wait.TakeProblemWarning(result))
        {
            context.Observer.Observe(new WarningRaised(
                $"The mapping of stream '{wait.Cdc.StreamArn}' says of its last invocation: '{result}'. Records wait and are "
                    + "delivered again."));
        }
    }

    private bool TellEnd(CdcWait wait, CdcReading reading, CdcWaitOptions options)
    {
        if (reading.Break is { } broken)
        {
            Fail(ErrorCatalogue.CdcBroken(wait.Cdc, broken.Cause, broken.Remedy));
            return true;
        }

        if (reading.Reaches(options))
        {
            context.Observer.Observe(new ResultProduced(wait.Cdc));
            return true;
        }

        if (reading.IsHeldByFailures(options))
        {
            Fail(ErrorCatalogue.CdcHasFailures(wait.Cdc, reading.Ledger.ParkedCount, reading.Ledger.DoubtCount));
            return true;
        }

        if (reading is { Parts.Mapping.State: MappingState.Disabled, Drain.UnreceiptedCount: > 0 })
        {
            Fail(ErrorCatalogue.CdcDisabled(wait.Cdc, reading.Drain.UnreceiptedCount));
            return true;
        }

        return false;
    }

    private void NoteFailure(CdcWait wait, Exception exception)
    {
        wait.Failures++;
        context.Observer.Observe(new DetailNoted(
            $"The state of '{wait.Cdc.StreamArn}' was not answered ({exception.GetType().Name}); it is asked again."));
        if (wait.Failures == FailuresToWarnAt)
        {
            context.Observer.Observe(new WarningRaised(
                $"The state of change data capture of stream '{wait.Cdc.StreamArn}' could not be read {FailuresToWarnAt} times "
                    + "in a row. The capture itself is not affected, and it is asked on."));
        }
    }

    private void Fail(DdbCrossAccountException error) => context.Observer.Observe(new InputFailed(error));
}
