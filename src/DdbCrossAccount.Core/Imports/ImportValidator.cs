using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Finds out by reading whether every export can be imported as asked.</summary>
/// <remarks>
/// One export that cannot stops all of them, because they were given together and nothing has been paid yet.
/// </remarks>
internal sealed class ImportValidator(EngineContext context, ImportOptions options)
{
    /// <summary>The imports to start, when all are fit; else none, each unfit one having been told.</summary>
    public async Task<IReadOnlyList<ImportCandidate>> ValidateAsync(CancellationToken token)
    {
        DdbExport[] exports = [.. options.Exports.DistinctBy(export => export.ExportArn)];
        RefuseOneNameForSeveral(exports);
        var checker = new ImportCandidateMaker(context, options, hasSeveral: exports.Length > 1);
        ImportCandidate?[] candidates =
            await Task.WhenAll(exports.Select(export => TryMakeAsync(checker, export, token))).ConfigureAwait(false);
        if (candidates.All(candidate => candidate is not null) && AreNamesDistinct(candidates!))
        {
            return candidates!;
        }

        WarnOfOthers(candidates);
        return [];
    }

    private void RefuseOneNameForSeveral(DdbExport[] exports)
    {
        if (exports.Length > 1 && options.TargetTableName is not null)
        {
            throw ErrorCatalogue.OneNameForSeveralExports("TargetTableName", options.TargetTableName, exports.Length);
        }

        if (exports.Length > 1 && options.Definition is not null)
        {
            throw ErrorCatalogue.OneNameForSeveralExports("Definition", options.Definition.TableName, exports.Length);
        }
    }

    private async Task<ImportCandidate?> TryMakeAsync(
        ImportCandidateMaker maker,
        DdbExport export,
        CancellationToken token)
    {
        try
        {
            return await maker.MakeAsync(export, token).ConfigureAwait(false);
        }
        catch (DdbCrossAccountException exception)
        {
            context.Observer.Observe(new InputFailed(exception));
            return null;
        }
    }

    private bool AreNamesDistinct(ImportCandidate[] candidates)
    {
        var taken = candidates
            .GroupBy(candidate => (candidate.Target.AccountId, candidate.Target.Region, candidate.Table.TableName))
            .Where(group => group.Count() > 1)
            .ToArray();
        foreach (var group in taken)
        {
            context.Observer.Observe(new InputFailed(ErrorCatalogue.TargetTableNamedTwice(
                group.Key.TableName,
                group.Key.AccountId,
                group.Key.Region,
                group.Count())));
        }

        return taken.Length == 0;
    }

    private void WarnOfOthers(ImportCandidate?[] candidates)
    {
        string[] fit = [.. candidates.Where(candidate => candidate is not null).Select(c => $"'{c!.Table.TableName}'")];
        if (fit.Length > 0)
        {
            context.Observer.Observe(new WarningRaised(
                $"Nothing was imported into {string.Join(", ", fit)} either: exports given together are started only when "
                + "all of them can be."));
        }
    }
}
