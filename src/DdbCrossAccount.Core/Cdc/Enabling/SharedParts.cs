using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Functions;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>What several tables of one command have in common, made once however many of them ask for it at the same time.</summary>
internal sealed class SharedParts(EngineContext context)
{
    private readonly Dictionary<string, Task> _made = new(StringComparer.Ordinal);

    /// <summary>Sees that the ledger is there.</summary>
    public Task EnsureLedgerAsync(LedgerAccess ledger, LedgerPlace place, CancellationToken token) => Once(
        place.Arn,
        async () =>
        {
            await ledger.CreateAsync(token).ConfigureAwait(false);
            return place;
        });

    /// <summary>The function; it is published where a role for it was given.</summary>
    public Task<FunctionFacts> EnsureFunctionAsync(CdcPlan plan, CancellationToken token) => plan.IsPublished
        ? Once(FunctionReference.WithoutVersion(plan.FunctionArn), () => PublishAsync(plan, token))
        : Task.FromResult(plan.Function!);

    private async Task<FunctionFacts> PublishAsync(CdcPlan plan, CancellationToken token)
    {
        DdbCdcFunction function = await new FunctionPublisher(context)
            .PublishAsync(plan.ToFunctionOptions(), token).ConfigureAwait(false);
        return new FunctionFacts(
            function.FunctionName,
            function.FunctionArn,
            function.FunctionRoleArn,
            function.LedgerTableArn ?? string.Empty,
            function.WriterRoleArn,
            function.MemorySize);
    }

    private Task<T> Once<T>(string part, Func<Task<T>> make)
    {
        lock (_made)
        {
            if (!_made.TryGetValue(part, out Task? made) || made.IsFaulted || made.IsCanceled)
            {
                _made[part] = made = make();
            }

            return (Task<T>)made;
        }
    }
}
