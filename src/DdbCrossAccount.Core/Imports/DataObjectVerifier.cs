using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Exports;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Reads data objects whole: MD5 as the manifest says, each line an item, as many as promised.</summary>
internal sealed class DataObjectVerifier(ExportBucket bucket)
{
    // Reading is bound by the network; a few at once fill it, and memory holds some buffers only.
    private const int ReadAtOnce = 4;

    /// <summary>Verifies all files of a manifest.</summary>
    public Task VerifyAsync(IReadOnlyList<ManifestFile> files, CancellationToken token)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce, CancellationToken = token };
        return Parallel.ForEachAsync(files, parallel, async (file, t) => await VerifyOneAsync(file, t).ConfigureAwait(false));
    }

    private async Task VerifyOneAsync(ManifestFile file, CancellationToken token)
    {
        string place = $"s3://{bucket.Name}/{file.Key}";
        string? verified = await bucket.ReadAsync(
            file.Key,
            async (stream, t) =>
            {
                await VerifyContentAsync(place, file, stream, t).ConfigureAwait(false);
                return place;
            },
            token).ConfigureAwait(false);
        if (verified is null)
        {
            throw ErrorCatalogue.DataObjectsMissing(place, file.Key, 1);
        }
    }

    // GZipStream takes a cut stream for a whole one, so the length that gzip keeps at its end is compared; that only
    // explains a wrong MD5, because several gzip members in one object are allowed and each keeps its own length.
    private static async Task VerifyContentAsync(string place, ManifestFile file, Stream stream, CancellationToken token)
    {
        using var measured = new MeasuredStream(stream);
        DataObjectContent? content = null;
        InvalidDataException? damage = null;
        try
        {
            content = await new DataObjectReader().ReadAsync(measured, token).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            damage = exception;
        }

        await measured.CopyToAsync(Stream.Null, token).ConfigureAwait(false);
        if (measured.TakeMd5() != file.Md5)
        {
            throw content is { } read && (uint)read.Bytes != measured.LastNumber
                ? ErrorCatalogue.DataObjectTruncated(place)
                : ErrorCatalogue.DataChecksumDiffers(place);
        }

        RequireItems(place, file, content ?? throw ErrorCatalogue.DataObjectNotGzip(place, damage));
    }

    private static void RequireItems(string place, ManifestFile file, DataObjectContent content)
    {
        if (content.FirstBadLine is { } lineNumber)
        {
            throw ErrorCatalogue.DataLineNotItem(place, lineNumber);
        }

        if (content.Lines != file.ItemCount)
        {
            throw ErrorCatalogue.DataItemCountDiffers(place, file.ItemCount, content.Lines);
        }
    }
}
