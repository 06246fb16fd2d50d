using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Applies the event of one invocation to the target of its stream, and tells the ledger.</summary>
/// <remarks>
/// <para>
/// Guaranteed: nothing is acknowledged that has no receipt; a receipt of a record says that the target has acknowledged
/// that record or
/// a later one of its key, or that its key is parked, or that the snapshot holds it. Every write has ended before the
/// invocation does, or its key is on the doubt list.
/// </para>
/// <para>
/// Not guaranteed: that a write whose answer never came is not carried out late, over a newer value; its key is on the
/// doubt list then, and
/// settling that is a repair's. And an older value may show for a while when a stream is delivered again from an
/// earlier position.
/// </para>
/// <para>
/// A refusal (<see cref="ApplyingRefusedException"/>, <see cref="StreamEventException"/>) and every error of the ledger
/// is thrown: the function fails, and the whole batch is
/// delivered again. That is safe at any point: rows of the ledger can be written again, and an attempt whose intent
/// stands is awaited by the next.
/// </para>
/// </remarks>
internal sealed class BatchApplier(EngineContext context, Ledger ledger, ITargetTable target, IBell bell)
{
    /// <summary>Applies one event. One applier serves any number of invocations, also at once.</summary>
    /// <param name="eventJson">The event; nothing else may change it while this runs.</param>
    /// <param name="invocation">What Lambda told.</param>
    /// <param name="token">Ends the writing early, with outcomes unknown.</param>
    public async Task<BatchAnswer> ApplyAsync(
        ReadOnlyMemory<byte> eventJson, Invocation invocation, CancellationToken token)
    {
        StreamBatch batch = StreamEventReader.Read(eventJson);
        if (batch.Records.Count == 0)
        {
            return BatchAnswer.AllSettled;
        }

        ControlReading reading = await ledger.ReadControlAsync(batch.StreamArn, token).ConfigureAwait(false);
        CdcControl control = Permit(reading.Control, batch, invocation);
        var time = new InvocationTime(context.Clock, invocation.Deadline, reading.ServiceTime);
        if (time.Left < ApplyingConstants.ShortestAttempt)
        {
            throw new ApplyingRefusedException(
                "TimeLimitTooShort",
                "The function's time limit leaves no time to write: 60 seconds are good, and 10 the least. Nothing was written.");
        }

        BatchPlan plan = BatchPlan.Make(batch, control);
        var run = new BatchRun(context, ledger, target, bell, control, invocation, time, plan);
        return await run.ApplyAsync(token).ConfigureAwait(false);
    }

    private static CdcControl Permit(CdcControl? control, StreamBatch batch, Invocation invocation)
    {
        if (control is null)
        {
            throw new ApplyingRefusedException(
                "StreamNotInLedger", $"The ledger does not know stream '{batch.StreamArn}'. Nothing was written.");
        }

        if (!control.StreamArn.StartsWith(control.SourceTableArn + "/stream/", StringComparison.Ordinal))
        {
            throw new ApplyingRefusedException(
                "LedgerOfAnotherTable",
                $"The ledger names table '{control.SourceTableArn}' for stream '{batch.StreamArn}'. Nothing was written.");
        }

        if (control.State != CdcState.Applying)
        {
            throw new ApplyingRefusedException(
                "ApplyingStopped",
                $"The ledger says that nothing of stream '{batch.StreamArn}' is applied now. Nothing was written.");
        }

        return control.FunctionArn == invocation.FunctionArn
            ? control
            : throw new ApplyingRefusedException(
                "FunctionNotInCharge",
                $"The ledger lets '{control.FunctionArn}' write, and this is '{invocation.FunctionArn}'. Nothing was written.");
    }
}
