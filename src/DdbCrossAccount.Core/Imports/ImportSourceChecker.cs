using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Shows, when an import has ended, that what it read is still what the manifest promises.</summary>
internal sealed class ImportSourceChecker(EngineContext context, AccountSession target)
{
    private const string State = "The import has ended; what it read could not be looked at again.";

    /// <summary>
    /// Checks; returns the import with the total and the promised count, where they were not known yet.
    /// </summary>
    public async Task<DdbImport> CheckAsync(DdbImport import, CancellationToken token)
    {
        bool isSettled = import.Status is ImportConstants.Completed
            || (import.Status is ImportConstants.Failed && import.FailureCode == ImportConstants.ItemValidationError);
        if (!isSettled)
        {
            return import;
        }

        if (ExportFolder.OfDataPrefix(import.S3KeyPrefix) is not { } folder)
        {
            context.Observer.Observe(new WarningRaised(
                $"Import '{import.ImportArn}' did not read the data folder of an export, so how many items it owes "
                    + "is unknown."));
            return import;
        }

        var bucket = new ExportBucket(target, import.S3Bucket, import.S3BucketOwner ?? target.AccountId, State);
        return await ReadAsync(import, bucket, folder, token).ConfigureAwait(false);
    }

    private static async Task<DdbImport> ReadAsync(
        DdbImport import,
        ExportBucket bucket,
        ExportFolder folder,
        CancellationToken token)
    {
        try
        {
            ExportData data = await new ExportDataReader(bucket).ReadAsync(folder, token).ConfigureAwait(false);
            return ImportMapper.WithPromise(import, data.Manifest.Summary.ItemCount, data.TotalBytes);
        }
        catch (DdbCrossAccountException exception) when (
            exception.Category is DdbErrorCategory.ObjectNotFound or DdbErrorCategory.InvalidData)
        {
            throw ErrorCatalogue.ImportSourceChanged(import, exception);
        }
    }
}
