using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Starts native imports of finished exports, after showing that each export is whole.</summary>
/// <remarks>
/// Nothing is started before every export, its objects and its new table have been checked; one that is unfit stops
/// all.
/// An import cannot be cancelled: from the request on AWS carries it out and charges for it.
/// </remarks>
internal sealed class ImportStarter(EngineContext context)
{
    /// <summary>Validates all exports, then starts their imports.</summary>
    public async Task StartAsync(ImportOptions options, CancellationToken token)
    {
        IReadOnlyList<ImportCandidate> candidates =
            await new ImportValidator(context, options).ValidateAsync(token).ConfigureAwait(false);
        await Task.WhenAll(candidates.Select(candidate => StartOneAsync(candidate, token))).ConfigureAwait(false);
    }

    private async Task StartOneAsync(ImportCandidate candidate, CancellationToken token)
    {
        try
        {
            DdbImport import = await new ImportRequester(context).RequestAsync(candidate, token).ConfigureAwait(false);
            context.Observer.Observe(new ResultProduced(import));
        }
        catch (DdbCrossAccountException exception)
        {
            context.Observer.Observe(new InputFailed(exception));
        }
    }
}
