using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>The requests that a running sandbox has served; it remembers the last 1,024.</summary>
internal sealed class SandboxRequests(SandboxEndpoint endpoint, EngineContext context)
{
    private const string Page = "requests";

    /// <summary>Keeps the bodies of those that come from now on.</summary>
    public Task KeepBodiesAsync(CancellationToken token)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(
            new SandboxRequestKeeping { KeepBodies = true }, SandboxJson.Default.SandboxRequestKeeping);
        return endpoint.PostAsync(Page, json, SandboxJson.Default.SandboxRequestsKept, "to keep bodies", token);
    }

    /// <summary>Tells each, oldest first.</summary>
    public async Task ReadAsync(SandboxRequestFilter filter, CancellationToken token)
    {
        SandboxRecordedRequests found = await endpoint.GetAsync(
            $"{Page}{filter.ToQuery()}", SandboxJson.Default.SandboxRecordedRequests, "the query of its requests", token).ConfigureAwait(false);
        if (filter.IncludesBodies && !found.KeepsBodies)
        {
            context.Observer.Observe(new WarningRaised(
                $"The sandbox at '{endpoint.Sandbox.EndpointUrl}' keeps no bodies of requests. Start one that does with -KeepBody."));
        }

        foreach (DdbSandboxRequest request in found.Requests.Select(request => request.ToRequest()))
        {
            context.Observer.Observe(new ResultProduced(request));
        }
    }
}
