using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Reads imports as they are now.</summary>
internal sealed class ImportStatusReader(EngineContext context)
{
    /// <summary>Reads an import again; what was recorded when it was started is kept.</summary>
    public Task<DdbImport> ReadAsync(DdbImport import, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());

    /// <summary>Reads an import of which only the ARN is known.</summary>
    public Task<DdbImport> ReadAsync(DdbAccount target, string importArn, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());

    /// <summary>Lists the imports of the last 90 days, of one table (name or ARN) or of all.</summary>
    public IAsyncEnumerable<DdbImport> ListAsync(DdbAccount target, string? tableName, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());
}
