using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>
/// The delivery of one batch to its function, once or in two copies at the same time. The answer that comes first counts;
/// the other copy runs on to its end, and nobody waits for it.
/// </summary>
internal sealed class BatchDelivery(ShardContext context)
{
    private BatchOutcome? _outcome;

    /// <summary>Null while it is under way.</summary>
    public BatchOutcome? Outcome => Volatile.Read(ref _outcome);

    public void Start(byte[] payload, int copies)
    {
        for (int i = 0; i < copies; i++)
        {
            _ = InvokeAsync(payload);
        }
    }

    private async Task InvokeAsync(byte[] payload)
    {
        using OutsideWork? work = context.Catalog.InvocationsHoldClock ? new OutsideWork(context.Services.Clock) : null;
        BatchOutcome outcome = await InvokeOrFailAsync(payload);
        if (Interlocked.CompareExchange(ref _outcome, outcome, null) is null)
        {
            context.Signal.Raise();
        }
    }

    private async Task<BatchOutcome> InvokeOrFailAsync(byte[] payload)
    {
        try
        {
            MappingCatalog catalog = context.Catalog;
            return await catalog.Functions.InvokeAsync(context.Settings.FunctionArn, payload, catalog.Stopping);
        }
        catch (Exception error)
        {
            // A defect of the sandbox, or its end: the batch must not seem to be under way for ever.
            return new BatchOutcome { RequestId = context.Services.Ids.Guid().ToString(), NotInvoked = error.Message };
        }
    }
}
