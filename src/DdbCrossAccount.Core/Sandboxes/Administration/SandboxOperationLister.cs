using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>Reads what a running sandbox can do.</summary>
internal sealed class SandboxOperationLister(SandboxEndpoint endpoint)
{
    /// <summary>The names of its operations, sorted.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken token)
    {
        SandboxOperations operations = await endpoint.GetAsync(
            "operations", SandboxJson.Default.SandboxOperations, "the list of its operations", token).ConfigureAwait(false);
        return operations.Names();
    }
}
