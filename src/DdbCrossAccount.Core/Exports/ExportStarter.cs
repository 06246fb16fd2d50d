using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Starts the export of several tables to S3, each from a snapshot that its stream provably reaches back to.</summary>
internal sealed class ExportStarter(EngineContext context)
{
    /// <summary>Validates all tables, prepares them together and starts each when it is ready.</summary>
    public Task StartAsync(ExportOptions options, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());
}
