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
using ImportNotFoundException = Amazon.DynamoDBv2.Model.ImportNotFoundException;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Waits for several imports together, judges each when it ends and tells it.</summary>
/// <remarks>
/// A result is an import that completed with every promised item from objects that are still those of the manifest, or
/// one that owes a compare (its property says so, and a warning). Everything else is an error and no result. A question
/// that goes unanswered does not end the waiting, and waiting changes nothing.
/// </remarks>
internal sealed class ImportWaiter(EngineContext context)
{
    private const int FailuresToWarnAt = 5;

    private readonly ImportStatusReader _reader = new(context);

    /// <summary>Polls all imports until each has ended, or the time is up.</summary>
    public async Task WaitAsync(IReadOnlyList<DdbImport> imports, WaitOptions options, CancellationToken token)
    {
        ImportWatch[] watches =
            [.. imports.DistinctBy(import => import.ImportArn).Select(import => new ImportWatch(import))];
        long start = context.Clock.GetTimestamp();
        IReadOnlyList<ImportWatch> unfinished =
            await new RoundPoller(context.Clock)
                .PollAsync(watches, HasEndedAsync, options, token)
                .ConfigureAwait(false);
        foreach (ImportWatch watch in unfinished)
        {
            context.Observer.Observe(new InputFailed(
                ErrorCatalogue.ImportWaitTimedOut(watch.Import, context.Clock.GetElapsedTime(start))));
        }
    }

    private async Task<bool> HasEndedAsync(ImportWatch watch, CancellationToken token)
    {
        try
        {
            AccountSession target = await _reader.OpenAsync(watch.Import, token).ConfigureAwait(false);
            if (!await TryReadAsync(watch, target, token).ConfigureAwait(false))
            {
                return false;
            }

            TellProgress(watch);
            return await TellEndAsync(watch.Import, target, token).ConfigureAwait(false);
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

    private async Task<bool> TryReadAsync(ImportWatch watch, AccountSession target, CancellationToken token)
    {
        try
        {
            DescribeImportResponse response = await new ImportFinder(target)
                .DescribeOnceAsync(watch.Import.ImportArn, token)
                .ConfigureAwait(false);
            watch.Import = ImportMapper.Map(response.ImportTableDescription, watch.Import);
            watch.SeenAt = (response.GetServiceTime() ?? context.Clock.GetUtcNow()).UtcDateTime;
            watch.Failures = 0;
            return true;
        }
        catch (ImportNotFoundException)
        {
            throw ErrorCatalogue.ImportNotFound(watch.Import.ImportArn, target.AccountId, target.Region);
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
                target.Call("dynamodb", "DescribeImport", watch.Import.ImportArn, "The import itself is not affected."));
        }
    }

    private void NoteFailure(ImportWatch watch, Exception exception)
    {
        watch.Failures++;
        context.Observer.Observe(new DetailNoted(
            $"DescribeImport of '{watch.Import.ImportArn}' was not answered ({exception.GetType().Name}); it is "
                + "asked again."));
        if (watch.Failures == FailuresToWarnAt)
        {
            context.Observer.Observe(new WarningRaised(
                $"The state of import '{watch.Import.ImportArn}' could not be read {FailuresToWarnAt} times in a "
                    + "row. The import itself is not affected, and it is asked on."));
        }
    }

    private void TellProgress(ImportWatch watch)
    {
        DdbImport import = watch.Import;
        DateTime end = import.EndTime ?? watch.SeenAt;
        watch.Pace.Add(
            context.Clock.GetUtcNow().UtcDateTime,
            import.ProcessedItemCount,
            import.ProcessedSizeBytes,
            import.TotalSizeBytes);
        context.Observer.Observe(new ImportProgressed(
            import.TableName,
            import.ImportArn,
            import.Status,
            import.ProcessedSizeBytes,
            watch.Pace.TotalBytes(import.TotalSizeBytes),
            import.ProcessedItemCount,
            import.ExpectedItemCount,
            watch.Pace.ItemsPerSecond,
            watch.Pace.TimeLeft(import.ExpectedItemCount, import.TotalSizeBytes),
            import.StartTime is { } start && end > start ? end - start : null));
    }

    private async Task<bool> TellEndAsync(DdbImport ended, AccountSession target, CancellationToken token)
    {
        if (ImportJudge.Judge(ended) == ImportVerdict.Running)
        {
            return false;
        }

        DdbImport import = await new ImportSourceChecker(context, target).CheckAsync(ended, token).ConfigureAwait(false);
        switch (ImportJudge.Judge(import))
        {
            case ImportVerdict.Whole:
                context.Observer.Observe(new ResultProduced(import));
                break;
            case ImportVerdict.OwesCompare:
                TellOwing(import);
                break;
            case ImportVerdict.Incomplete:
                throw ErrorCatalogue.ImportIncomplete(import);
            default:
                throw ErrorCatalogue.ImportFailed(import);
        }

        return true;
    }

    private void TellOwing(DdbImport import)
    {
        context.Observer.Observe(new WarningRaised(
            $"{Figures.Number(import.ErrorCount ?? 0)} of {Figures.Number(import.ExpectedItemCount ?? 0)} items "
                + $"were refused by import '{import.ImportArn}'; all others are in table '{import.TableName}'. The "
                + $"refused ones are named in log stream '{ErrorCatalogue.LogStream(import)}' of "
                + $"'{import.CloudWatchLogGroupArn}'. A full compare and repair are owed before the tables count as "
                + "equal."));
        context.Observer.Observe(new ResultProduced(ImportMapper.WithDebt(import)));
    }
}
