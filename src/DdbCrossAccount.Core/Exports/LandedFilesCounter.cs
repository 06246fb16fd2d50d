using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Exports;

/// <summary>
/// Counts the data files of one export that have landed, as seen by an account that may list the bucket.
/// </summary>
/// <remarks>
/// Where nobody may list it, or an incremental export shares its folder with others, the count stays unknown.
/// </remarks>
internal sealed class LandedFilesCounter(EngineContext context)
{
    private readonly AccountSessions _sessions = new(context);
    private Queue<DdbAccount>? _listers;

    /// <summary>Counts the files of the export, as it was last seen; null when that is not known.</summary>
    public async Task<LandedFiles?> CountAsync(DdbExport export, CancellationToken token)
    {
        _listers ??= new Queue<DdbAccount>(Listers(export));
        while (IsCountable(export) && _listers.TryPeek(out DdbAccount? lister))
        {
            try
            {
                return await CountAsAsync(export, lister, token).ConfigureAwait(false);
            }
            catch (DdbCrossAccountException exception) when (
                PollFailure.IsTransient(exception.InnerException ?? exception, token))
            {
                return null;
            }
            catch (DdbCrossAccountException exception)
            {
                _listers.Dequeue();
                Tell(export, lister, hasAnother: _listers.Count > 0, exception);
            }
        }

        return null;
    }

    private static bool IsCountable(DdbExport export) =>
        export.ExportType != ExportConstants.IncrementalExport && export.S3Bucket.Length > 0;

    // The bucket's owner first: it may list in any case.
    private static IEnumerable<DdbAccount> Listers(DdbExport export)
    {
        string owner = OwnerOf(export);
        if (export.Target is not null && export.Target.AccountId == owner)
        {
            yield return export.Target;
        }

        if (export.Source is not null)
        {
            yield return export.Source;
        }

        if (export.Target is not null && export.Target.AccountId != owner)
        {
            yield return export.Target;
        }
    }

    private static string OwnerOf(DdbExport export) => export.S3BucketOwner ?? export.Source?.AccountId ?? string.Empty;

    private async Task<LandedFiles?> CountAsAsync(DdbExport export, DdbAccount lister, CancellationToken token)
    {
        AccountSession session = await _sessions.OpenAsync(lister, token).ConfigureAwait(false);
        var bucket = new ExportBucket(session, export.S3Bucket, OwnerOf(export), "The export itself is not affected.");
        int count = 0;
        long bytes = 0;
        await foreach (ExportObject file in bucket.ListAsync(ExportFolder.Of(export).DataPrefix, token).ConfigureAwait(false))
        {
            count++;
            bytes += file.Size;
        }

        return new LandedFiles(count, bytes);
    }

    private void Tell(DdbExport export, DdbAccount lister, bool hasAnother, DdbCrossAccountException exception)
    {
        string consequence = hasAnother
            ? "Another account is asked."
            : "How much of the export has landed stays unknown.";
        context.Observer.Observe(new PhaseEntered(
            $"Account {lister.AccountId} could not list bucket '{export.S3Bucket}' ({exception.ErrorId}). "
                + $"{consequence}"));
    }
}
