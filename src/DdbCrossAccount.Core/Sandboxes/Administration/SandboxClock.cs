using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>The clock of a running sandbox's services.</summary>
internal sealed class SandboxClock(SandboxEndpoint endpoint)
{
    /// <summary>Moves it on or changes its rate; returns when all that fell due on the way has been done.</summary>
    public async Task<DdbSandboxClock> ChangeAsync(SandboxClockChange change, CancellationToken token)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(change, SandboxJson.Default.SandboxClockChange);
        SandboxClockState state = await endpoint.PostAsync(
            "clock", json, SandboxJson.Default.SandboxClockState, "that step of its clock", token).ConfigureAwait(false);
        return state.ToClock();
    }
}
