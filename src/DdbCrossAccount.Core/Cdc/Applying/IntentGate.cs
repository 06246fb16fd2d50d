using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Lets one attempt at a time write a record: tells the ledger of this one, and awaits the others.</summary>
/// <remarks>
/// An attempt goes through only when, after its own intent was written, it has read no other intent that holds one of
/// its records and whose writes could still be
/// carried out. Of two that overlap, the one that wrote later sees the other, so never do both go through. Where both
/// see each other, the one
/// with the larger id withdraws its intent while it waits; so one of them always goes on. What an ended or dead attempt
/// left is awaited until no write of
/// it can be carried out.
/// </remarks>
internal sealed class IntentGate(
    EngineContext context, Ledger ledger, CdcControl control, Invocation invocation, InvocationTime time, BatchPlan plan)
{
    private readonly Jitter _jitter = new(context, ApplyingConstants.IntentPoll, ApplyingConstants.IntentPoll);

    /// <summary>
    /// Opens an intent of all records that are not settled, once nothing else can be writing them; null when all of
    /// them turned
    /// out to be settled, or time ran out (<see cref="BatchPlan.Unsettled"/> tells). What receipts say is in the plan
    /// when it returns.
    /// </summary>
    public async Task<OpenIntent?> EnterAsync(CancellationToken token)
    {
        BatchIntent own = MakeIntent();
        bool isWritten = false;
        while (true)
        {
            if (!isWritten)
            {
                SequenceNumberSet numbers = BatchPlan.NumbersOf(plan.Unsettled);
                own = own with { Numbers = numbers, Records = numbers.Count };
                await ledger.WriteIntentAsync(control.Scope, own, token).ConfigureAwait(false);
                isWritten = true;
            }

            List<BatchIntent> others = await ReadOthersAsync(own, token).ConfigureAwait(false);
            await SettleByReceiptsAsync(own.Numbers, token).ConfigureAwait(false);
            SequenceNumberSet left = BatchPlan.NumbersOf(plan.Unsettled);
            List<BatchIntent> inTheWay = [.. others.Where(other => other.Numbers.Intersects(left) && !IsOver(other))];
            if (inTheWay.Count == 0 && !left.IsEmpty)
            {
                return new OpenIntent(own, [.. others.Where(IsOver)]);
            }

            if (left.IsEmpty || !CanWait(inTheWay))
            {
                await ledger.RemoveIntentAsync(control.Scope, own, token).ConfigureAwait(false);
                return null;
            }

            if (inTheWay.Exists(other => string.CompareOrdinal(other.Id, own.Id) < 0))
            {
                await ledger.RemoveIntentAsync(control.Scope, own, token).ConfigureAwait(false);
                isWritten = false;
            }

            context.Observer.Observe(new IntentAwaited(
                control.StreamArn, invocation.RequestId, inTheWay[0].RequestId, inTheWay[0].SettledAfter));
            await WaitAsync(token).ConfigureAwait(false);
        }
    }

    private BatchIntent MakeIntent()
    {
        int chance;
        lock (context.Random)
        {
            chance = context.Random.Next();
        }

        return new BatchIntent
        {
            // Lambda may use a request id again for the same event; an attempt has an id of its own.
            Id = string.Create(CultureInfo.InvariantCulture, $"{invocation.RequestId}-{chance:x8}"),
            RequestId = invocation.RequestId,
            Epoch = control.Epoch,
            Attempt = 1,
            SettledAfter = (time.Deadline + LedgerConstants.RequestLifetime).UtcDateTime,
            Records = 0,
            Numbers = SequenceNumberSet.Empty,
        };
    }

    private async Task<List<BatchIntent>> ReadOthersAsync(BatchIntent own, CancellationToken token)
    {
        IReadOnlyList<BatchIntent> all = await ledger.ReadIntentsAsync(control.Scope, token).ConfigureAwait(false);
        return [.. all.Where(other => other.Id != own.Id && other.Numbers.Intersects(own.Numbers))];
    }

    /// <summary>
    /// Takes note of what earlier deliveries settled. It is read after the intents: an attempt writes its receipt
    /// before it ends its intent, so one that is
    /// not among the intents any more has its receipt written.
    /// </summary>
    private async Task SettleByReceiptsAsync(SequenceNumberSet numbers, CancellationToken token)
    {
        if (numbers.IsEmpty)
        {
            return;
        }

        await SettleRepeatedAsync(token).ConfigureAwait(false);
        IAsyncEnumerable<BatchReceipt> receipts = ledger.ReadNextReceiptsAsync(
            control.Scope, numbers.First, ApplyingConstants.ReceiptsToLookThrough, token);
        await foreach (BatchReceipt receipt in receipts.ConfigureAwait(false))
        {
            plan.Settle(receipt);
        }
    }

    /// <summary>
    /// A position that Lambda goes back to is the beginning of an earlier batch, and what follows that batch is the
    /// beginning of the next: so a stream that is delivered again is known from end to end, however many receipts of other
    /// shards lie between. What is found must be whole, or a newer value would be passed over after an older one was
    /// written again.
    /// </summary>
    private async Task SettleRepeatedAsync(CancellationToken token)
    {
        BatchReceipt? receipt = null;
        foreach (SequenceNumber number in plan.Numbers)
        {
            if (receipt?.Contains(number) == true)
            {
                continue;
            }

            receipt = await ledger.ReadReceiptFromAsync(control.Scope, number, token).ConfigureAwait(false);
            if (receipt is null)
            {
                return;
            }

            plan.Settle(receipt);
        }
    }

    private bool IsOver(BatchIntent intent) => intent.IsOver(time.WallTime.UtcDateTime);

    private bool CanWait(List<BatchIntent> inTheWay)
    {
        // One that still runs may end at any moment; what an ended one left is only over at its time.
        DateTime earliest = inTheWay.Max(other => other.IsEnded ? other.SettledAfter : DateTime.MinValue);
        return time.Left > ApplyingConstants.ShortestAttempt + ApplyingConstants.IntentPoll
            && earliest < time.WriteUntil.UtcDateTime;
    }

    private Task WaitAsync(CancellationToken token) =>
        Task.Delay(ApplyingConstants.IntentPoll / 2 + (_jitter.Next(0) / 2), context.Clock, token);
}
