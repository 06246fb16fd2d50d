using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Reads exports as they are now.</summary>
internal sealed class ExportStatusReader(EngineContext context)
{
    /// <summary>Reads an export again; what was recorded when it was started (proof, accounts) is kept.</summary>
    public Task<DdbExport> ReadAsync(DdbExport export, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());

    /// <summary>Reads an export of which only the ARN is known.</summary>
    public Task<DdbExport> ReadAsync(DdbAccount source, string exportArn, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());

    /// <summary>Lists the exports of the last 90 days, of one table (name or ARN) or of all.</summary>
    public IAsyncEnumerable<DdbExport> ListAsync(DdbAccount source, string? tableName, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());
}
