using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Waits for several imports together, judges each when it ends and tells it.</summary>
internal sealed class ImportWaiter(EngineContext context)
{
    /// <summary>Polls all imports until each has ended, or the time is up.</summary>
    public Task WaitAsync(IReadOnlyList<DdbImport> imports, WaitOptions options, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());
}
