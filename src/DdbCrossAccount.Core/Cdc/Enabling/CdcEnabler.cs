using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Turns change data capture on for several tables side by side, each after its own proof.</summary>
/// <remarks>
/// One table that is refused does not hold up the others: their streams drop what waits for a day.
/// </remarks>
internal sealed class CdcEnabler(EngineContext context)
{
    // Control-plane calls: enough for many tables, and far below what an account may call a second.
    private const int TablesAtOnce = 8;

    /// <summary>Proves and makes each; tells each as it is ready.</summary>
    public async Task EnableAsync(IReadOnlyList<CdcRequest> requests, CdcOptions options, CancellationToken token)
    {
        var shared = new SharedParts(context);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = TablesAtOnce, CancellationToken = token };
        await Parallel.ForEachAsync(
            requests,
            parallel,
            async (request, t) => await EnableOneAsync(request, options, shared, t).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task EnableOneAsync(CdcRequest request, CdcOptions options, SharedParts shared, CancellationToken token)
    {
        try
        {
            CdcPlan plan = await new CdcPlanner(context, options).PlanAsync(request, token).ConfigureAwait(false);
            DdbCdc cdc = await new CdcBuilder(context, plan, shared).BuildAsync(token).ConfigureAwait(false);
            context.Observer.Observe(new ResultProduced(cdc));
        }
        catch (DdbCrossAccountException exception)
        {
            context.Observer.Observe(new InputFailed(exception));
        }
    }
}
