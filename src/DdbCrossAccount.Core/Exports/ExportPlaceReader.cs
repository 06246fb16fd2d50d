using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Makes a <see cref="DdbExport"/> of an export of which only the place in S3 is known, from its manifest.</summary>
internal sealed class ExportPlaceReader(EngineContext context)
{
    /// <summary>Reads <c>manifest-summary.json</c> under the prefix of one export (<c>…/AWSDynamoDB/&lt;ExportId&gt;</c>).</summary>
    /// <param name="reader">The account that may read the bucket.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="bucketOwner">The account that owns the bucket; null for the reader's own.</param>
    /// <param name="exportPrefix">The folder of the export.</param>
    /// <param name="token">Ends the reading.</param>
    public Task<DdbExport> ReadAsync(DdbAccount reader, string bucket, string? bucketOwner, string exportPrefix, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());
}
