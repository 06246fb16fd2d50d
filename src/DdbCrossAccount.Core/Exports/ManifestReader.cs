using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Exports;

/// <summary>
/// Reads a manifest and proves that it is whole: both checksums, and counts that agree with each other.
/// </summary>
internal sealed class ManifestReader(ExportBucket bucket)
{
    /// <summary>Reads the manifest in the folder of an export.</summary>
    public async Task<ExportManifest> ReadAsync(ExportFolder folder, CancellationToken token)
    {
        byte[] summaryBytes =
            await ReadVerifiedAsync(folder.SummaryKey, folder.SummaryChecksumKey, token).ConfigureAwait(false);
        ManifestSummary summary = Parse(folder.SummaryKey, () => ManifestParser.ParseSummary(summaryBytes));
        byte[] filesBytes =
            await ReadVerifiedAsync(folder.FilesKey, folder.FilesChecksumKey, token).ConfigureAwait(false);
        var manifest = new ExportManifest(
            summary,
            Parse(folder.FilesKey, () => ManifestParser.ParseFiles(filesBytes)));

        long listed = manifest.Files.Sum(file => file.ItemCount);
        return listed == summary.ItemCount
            ? manifest
            : throw ErrorCatalogue.ManifestCountsDiffer(bucket.Name, folder.Root, summary.ItemCount, listed);
    }

    private async Task<byte[]> ReadVerifiedAsync(string key, string checksumKey, CancellationToken token)
    {
        byte[] content = await bucket.ReadAsync(key, token).ConfigureAwait(false)
            ?? throw ErrorCatalogue.ManifestMissing(bucket.Name, key);
        byte[] checksum = await bucket.ReadAsync(checksumKey, token).ConfigureAwait(false)
            ?? throw ErrorCatalogue.ManifestMissing(bucket.Name, checksumKey);

        // MD5 is what AWS writes; it guards against accidents here, and against nobody.
#pragma warning disable CA5351
        string actual = Convert.ToBase64String(MD5.HashData(content));
#pragma warning restore CA5351
        return actual == Encoding.UTF8.GetString(checksum).Trim()
            ? content
            : throw ErrorCatalogue.ManifestChecksumDiffers(bucket.Name, key, checksumKey);
    }

    private T Parse<T>(string key, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException exception)
        {
            throw ErrorCatalogue.ManifestUnreadable(bucket.Name, key, exception);
        }
    }
}
