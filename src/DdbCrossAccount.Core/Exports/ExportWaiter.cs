using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;
using ExportNotFoundException = Amazon.DynamoDBv2.Model.ExportNotFoundException;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Waits for several exports together and tells each as it ends.</summary>
/// <remarks>
/// A failed export is an error and no result. A question that goes unanswered (throttle, service fault, network) does
/// not end the waiting. Waiting changes nothing: ended in any way, the exports go on.
/// </remarks>
internal sealed class ExportWaiter(EngineContext context)
{
    private const int FailuresToWarnAt = 5;

    // Import and catching up need time too: half of the stream's day gone with the export alone is worth a word.
    private static readonly TimeSpan WindowToWarnAt = ExportConstants.StreamRetention / 2;

    private readonly ExportStatusReader _reader = new(context);

    /// <summary>Polls all exports until each has ended, or the time is up.</summary>
    public async Task WaitAsync(IReadOnlyList<DdbExport> exports, WaitOptions options, CancellationToken token)
    {
        ExportWatch[] watches =
        [
            .. exports
                .DistinctBy(export => export.ExportArn)
                .Select(export => new ExportWatch(export, new LandedFilesCounter(context))),
        ];
        long start = context.Clock.GetTimestamp();
        IReadOnlyList<ExportWatch> unfinished =
            await new RoundPoller(context.Clock)
                .PollAsync(watches, (watch, t) => HasEndedAsync(watch, watches, t), options, token)
                .ConfigureAwait(false);
        foreach (ExportWatch watch in unfinished)
        {
            context.Observer.Observe(new InputFailed(
                ErrorCatalogue.ExportWaitTimedOut(watch.Export, context.Clock.GetElapsedTime(start))));
        }
    }

    private async Task<bool> HasEndedAsync(ExportWatch watch, ExportWatch[] all, CancellationToken token)
    {
        try
        {
            if (!await TryReadAsync(watch, token).ConfigureAwait(false))
            {
                return false;
            }

            await TellProgressAsync(watch, token).ConfigureAwait(false);
            bool hasEnded = TellEnd(watch.Export);
            if (!hasEnded)
            {
                WarnOfWindows(all, watch.SeenAt);
            }

            return hasEnded;
        }
        catch (DdbCrossAccountException exception) when (
            exception.InnerException is { } cause && PollFailure.IsTransient(cause, token))
        {
            NoteFailure(watch, cause);
            return false;
        }
        catch (DdbCrossAccountException exception)
        {
            context.Observer.Observe(new InputFailed(exception));
            return true;
        }
    }

    private async Task<bool> TryReadAsync(ExportWatch watch, CancellationToken token)
    {
        AccountSession source = await _reader.OpenAsync(watch.Export, token).ConfigureAwait(false);
        try
        {
            DescribeExportResponse response = await new ExportFinder(source)
                .DescribeOnceAsync(watch.Export.ExportArn, token)
                .ConfigureAwait(false);
            watch.Export = ExportMapper.Map(response.ExportDescription, watch.Export);
            watch.SeenAt = (response.GetServiceTime() ?? context.Clock.GetUtcNow()).UtcDateTime;
            watch.Failures = 0;
            return true;
        }
        catch (ExportNotFoundException)
        {
            throw ErrorCatalogue.ExportNotFound(watch.Export.ExportArn, source.AccountId, source.Region);
        }
        catch (Exception exception) when (PollFailure.IsTransient(exception, token))
        {
            NoteFailure(watch, exception);
            return false;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception,
                source.Call("dynamodb", "DescribeExport", watch.Export.ExportArn, "The export itself is not affected."));
        }
    }

    private void NoteFailure(ExportWatch watch, Exception exception)
    {
        watch.Failures++;
        context.Observer.Observe(new DetailNoted(
            $"DescribeExport of '{watch.Export.ExportArn}' was not answered ({exception.GetType().Name}); it is "
                + "asked again."));
        if (watch.Failures == FailuresToWarnAt)
        {
            context.Observer.Observe(new WarningRaised(
                $"The state of export '{watch.Export.ExportArn}' could not be read {FailuresToWarnAt} times in a "
                    + "row. The export itself is not affected, and it is asked on."));
        }
    }

    private async Task TellProgressAsync(ExportWatch watch, CancellationToken token)
    {
        LandedFiles? landed = await watch.Counter.CountAsync(watch.Export, token).ConfigureAwait(false);
        DdbExport export = watch.Export;
        DateTime end = export.EndTime ?? watch.SeenAt;
        context.Observer.Observe(new ExportProgressed(
            export.TableName,
            export.ExportArn,
            export.Status,
            landed?.Count,
            landed?.Bytes,
            export.StartTime is { } start && end > start ? end - start : null));
    }

    // Those that have ended are held back too, where what comes after this waits for all of them.
    private void WarnOfWindows(ExportWatch[] watches, DateTime now)
    {
        foreach (ExportWatch watch in watches)
        {
            DdbExport export = watch.Export;
            TimeSpan age = now - (export.ExportTime ?? now);
            if (export.StreamArn is not null && age >= WindowToWarnAt && watch.TakeWarning())
            {
                context.Observer.Observe(new WarningRaised(
                    $"The snapshot of table '{export.TableName}' is {Figures.Duration(age)} old and exports are "
                        + "still waited for. Its stream keeps changes for 24 hours: what is not imported and "
                        + "caught up by then has to be bridged by incremental exports."));
            }
        }
    }

    private bool TellEnd(DdbExport export)
    {
        switch (export.Status)
        {
            case ExportConstants.Completed:
                context.Observer.Observe(new ResultProduced(export));
                return true;
            case ExportConstants.Failed:
                context.Observer.Observe(new InputFailed(ErrorCatalogue.ExportFailed(export)));
                return true;
            default:
                return false;
        }
    }
}
