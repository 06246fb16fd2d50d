using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Imports;

/// <summary>
/// Reads the manifest of an export and shows that the objects under <c>data/</c> are exactly those of it.
/// </summary>
internal sealed class ExportDataReader(ExportBucket bucket)
{
    /// <summary>Reads and compares; anything missing, extra or changed is an error.</summary>
    public async Task<ExportData> ReadAsync(ExportFolder folder, CancellationToken token)
    {
        ExportManifest manifest = await new ManifestReader(bucket).ReadAsync(folder, token).ConfigureAwait(false);
        var objects = new List<ExportObject>();
        await foreach (ExportObject found in bucket.ListAsync(folder.DataPrefix, token).ConfigureAwait(false))
        {
            objects.Add(found);
        }

        ListingComparison comparison = ListingComparison.Compare(manifest.Files, objects);
        return Difference(comparison, folder) is { } error
            ? throw error
            : new ExportData(folder, manifest, objects);
    }

    private DdbCrossAccountException? Difference(ListingComparison comparison, ExportFolder folder)
    {
        string place = $"s3://{bucket.Name}/{folder.DataPrefix}";
        if (comparison.Missing.Count > 0)
        {
            return ErrorCatalogue.DataObjectsMissing(place, comparison.Missing[0], comparison.Missing.Count);
        }

        if (comparison.Extra.Count > 0)
        {
            return ErrorCatalogue.DataObjectsExtra(place, comparison.Extra[0], comparison.Extra.Count);
        }

        return comparison.Changed.Count > 0
            ? ErrorCatalogue.DataObjectsChanged(place, comparison.Changed[0], comparison.Changed.Count)
            : null;
    }
}
