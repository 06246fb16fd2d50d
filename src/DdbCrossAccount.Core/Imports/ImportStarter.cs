using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Starts native imports of finished exports, after showing that each export is whole.</summary>
internal sealed class ImportStarter(EngineContext context)
{
    /// <summary>Validates all exports, then starts their imports.</summary>
    public Task StartAsync(ImportOptions options, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());
}
