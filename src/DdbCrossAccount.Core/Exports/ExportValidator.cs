using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Finds out by reading whether every table can be exported as asked.</summary>
/// <remarks>
/// One table that cannot stops all of them, because they were asked for together and nothing has been paid yet.
/// </remarks>
internal sealed class ExportValidator(EngineContext context, AccountSession source, ExportOptions options)
{
    private const string NothingDone = "Nothing was changed and nothing was exported.";

    /// <summary>The tables, when all of them are fit; else none, each unfit one having been told.</summary>
    public async Task<IReadOnlyList<ExportCandidate>> ValidateAsync(CancellationToken token)
    {
        string[] names = [.. options.TableNames.Distinct(StringComparer.Ordinal)];
        ExportCandidate?[] candidates =
            await Task.WhenAll(names.Select(name => TryValidateAsync(name, token))).ConfigureAwait(false);
        if (candidates.All(candidate => candidate is not null))
        {
            return [.. candidates.Select(candidate => candidate!).DistinctBy(candidate => candidate.Table.TableArn)];
        }

        WarnOfOthers(candidates);
        return [];
    }

    private async Task<ExportCandidate?> TryValidateAsync(string nameOrArn, CancellationToken token)
    {
        try
        {
            return await ValidateOneAsync(TableReference.Resolve(source, nameOrArn).Name, token).ConfigureAwait(false);
        }
        catch (DdbCrossAccountException exception)
        {
            context.Observer.Observe(new InputFailed(exception));
            return null;
        }
    }

    private async Task<ExportCandidate> ValidateOneAsync(string name, CancellationToken token)
    {
        TableDescription table = await TableDescriber.DescribeAsync(source, name, NothingDone, token).ConfigureAwait(false);
        if (table.TableStatus != TableStatus.ACTIVE && table.TableStatus != TableStatus.UPDATING)
        {
            throw ErrorCatalogue.TableNotReady(table.TableArn, table.TableStatus);
        }

        var candidate = new ExportCandidate(
            table,
            await RecoveryReader.ReadAsync(source, name, NothingDone, token).ConfigureAwait(false));
        CheckStream(candidate);
        CheckRecovery(candidate);
        return candidate;
    }

    private void CheckStream(ExportCandidate candidate)
    {
        if (options.EnableStream && candidate.HasStream && !StreamStarter.HasUsableView(candidate.Table))
        {
            throw ErrorCatalogue.StreamViewTypeUnusable(
                candidate.Table.TableArn,
                candidate.Table.StreamSpecification.StreamViewType);
        }
    }

    private void CheckRecovery(ExportCandidate candidate)
    {
        if (!candidate.Recovery.IsOn && !options.EnablePitr)
        {
            throw ErrorCatalogue.PointInTimeRecoveryOff(candidate.Table.TableArn, NothingDone);
        }

        if (options.ExportType == ExportConstants.IncrementalExport)
        {
            ExportTimeCheck.CheckWindow(candidate, options);
        }
        else if (options.ExportTime is { } snapshot)
        {
            ExportTimeCheck.CheckSnapshot(candidate, snapshot, options);
        }
    }

    private void WarnOfOthers(ExportCandidate?[] candidates)
    {
        string[] fit = [.. candidates.Where(candidate => candidate is not null).Select(c => $"'{c!.Table.TableName}'")];
        if (fit.Length > 0)
        {
            context.Observer.Observe(new WarningRaised(
                $"Nothing was exported of {string.Join(", ", fit)} either: tables named together are started only when all "
                + "of them can be."));
        }
    }
}
