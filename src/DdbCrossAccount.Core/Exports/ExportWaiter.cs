using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Waits for several exports together and tells each as it ends.</summary>
internal sealed class ExportWaiter(EngineContext context)
{
    /// <summary>Polls all exports until each has ended, or the time is up.</summary>
    public Task WaitAsync(IReadOnlyList<DdbExport> exports, WaitOptions options, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());
}
