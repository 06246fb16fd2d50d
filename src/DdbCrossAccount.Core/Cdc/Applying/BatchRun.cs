using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>One attempt at one batch: intent, writes, doubts and parked keys, receipt, in this order.</summary>
internal sealed class BatchRun(
    EngineContext context,
    Ledger ledger,
    ITargetTable target,
    IBell bell,
    CdcControl control,
    Invocation invocation,
    InvocationTime time,
    BatchPlan plan)
{
    private readonly long _started = context.Clock.GetTimestamp();
    private ChangeWriter? _writer;

    public async Task<BatchAnswer> ApplyAsync(CancellationToken token)
    {
        OpenIntent? intent = plan.Changes.Count == 0 ? null : await EnterAsync(token).ConfigureAwait(false);
        if (intent is not null)
        {
            await MarkWindowAsync(token).ConfigureAwait(false);
            await WriteChangesAsync(token).ConfigureAwait(false);
            await TellOfKeysAsync(token).ConfigureAwait(false);
        }

        CdcFigures? figures = await WriteReceiptAsync(intent, token).ConfigureAwait(false);
        await EndAsync(intent, figures, token).ConfigureAwait(false);
        return Answer(intent, figures);
    }

    private async Task<OpenIntent?> EnterAsync(CancellationToken token)
    {
        var gate = new IntentGate(context, ledger, control, invocation, time, plan);
        OpenIntent? intent = await gate.EnterAsync(token).ConfigureAwait(false);
        if (intent is null)
        {
            return null;
        }

        BatchIntent[] died = [.. intent.Left.Where(left => !left.IsEnded)];
        await DoubtAsync(died, token).ConfigureAwait(false);
        return await NarrowAsync(intent, died, token).ConfigureAwait(false);
    }

    /// <summary>What an attempt that died was writing may, against all expectation, still be carried out.</summary>
    private Task DoubtAsync(BatchIntent[] died, CancellationToken token)
    {
        List<DoubtfulKey> doubts = [];
        foreach (KeyChange change in plan.Unsettled)
        {
            if (died.FirstOrDefault(each => change.Records.Exists(record => each.Numbers.Contains(record.Number))) is { } attempt)
            {
                doubts.Add(Doubt(change, attempt.SettledAfter, "AttemptDied"));
            }
        }

        return WriteDoubtsAsync(doubts, token);
    }

    private async Task<OpenIntent> NarrowAsync(OpenIntent intent, BatchIntent[] died, CancellationToken token)
    {
        if (died.Length == 0)
        {
            return intent;
        }

        SequenceNumberSet numbers = BatchPlan.NumbersOf(plan.Unsettled);
        if (died.Length >= ApplyingConstants.AttemptsBeforeHalving)
        {
            int count = Math.Max(1, died.Min(each => each.Records) / 2);
            numbers = SequenceNumberSet.Of(numbers.Take(count));
            plan.Narrow(numbers);
            ParkCrasher(numbers, died);
        }

        BatchIntent own = intent.Own with { Attempt = died.Length + 1, Numbers = numbers, Records = numbers.Count };
        await ledger.WriteIntentAsync(control.Scope, own, token).ConfigureAwait(false);
        return intent with { Own = own };
    }

    private void ParkCrasher(SequenceNumberSet numbers, BatchIntent[] died)
    {
        int crashesAlone = died.Count(each => each.Records == 1 && each.Numbers.Contains(numbers.First));
        if (numbers.Count == 1 && crashesAlone >= ApplyingConstants.CrashesBeforeParking)
        {
            KeyChange crasher = plan.Unsettled.Single();
            crasher.State = KeyChangeState.Refused;
            crasher.ErrorCode = ParkingReason.FunctionCrashed;
        }
    }

    private async Task MarkWindowAsync(CancellationToken token)
    {
        DateTime oldestSafe = time.ServiceTime - ApplyingConstants.OldestSafeAge;
        StreamRecord[] old =
        [
            .. plan.Unsettled.SelectMany(change => change.Records).Where(record => record.Created < oldestSafe),
        ];
        if (old.Length == 0)
        {
            return;
        }

        StreamRecord oldest = old.MinBy(record => record.Created);

        var window = new BrokenWindow(
            "A record that had to be applied was older than 22 hours: the stream keeps records for 24, so others may "
                + "have been trimmed before they were applied.",
            oldest.NumberText,
            time.ServiceTime);
        await ledger.MarkBrokenWindowAsync(control.Scope, window, token).ConfigureAwait(false);
        context.Observer.Observe(new WindowFoundBroken(control.StreamArn, oldest.NumberText, time.ServiceTime - oldest.Created));
    }

    private Task WriteChangesAsync(CancellationToken token)
    {
        _writer = new ChangeWriter(context, target, control, time, token);
        return _writer.WriteAsync(plan.Changes);
    }

    private async Task TellOfKeysAsync(CancellationToken token)
    {
        IEnumerable<DoubtfulKey> doubts = plan.Changes
            .Where(change => change.State == KeyChangeState.Unknown)
            .Select(change => Doubt(change, SettledAfter(change), change.ErrorCode ?? "NoAnswer"));
        await WriteDoubtsAsync([.. doubts], token).ConfigureAwait(false);
        foreach (KeyChange change in plan.Changes.Where(change => change.State == KeyChangeState.Refused))
        {
            await ledger.AddParkedAsync(control.Scope, Park(change), token).ConfigureAwait(false);
            context.Observer.Observe(new KeyParked(
                control.StreamArn, invocation.RequestId, change.KeyHash, change.Last.NumberText, change.ErrorCode!));
        }
    }

    private async Task WriteDoubtsAsync(List<DoubtfulKey> doubts, CancellationToken token)
    {
        if (doubts.Count == 0)
        {
            return;
        }

        await ledger.WriteDoubtsAsync(control.Scope, doubts, token).ConfigureAwait(false);
        context.Observer.Observe(new KeysInDoubt(control.StreamArn, invocation.RequestId, doubts.Count, doubts[0].Cause));
    }

    private static DoubtfulKey Doubt(KeyChange change, DateTime settleAfter, string cause) =>
        new(change.KeyHash, change.Last.Key, change.Last.Number, settleAfter, cause);

    private static DateTime SettledAfter(KeyChange change) => (change.GivenUpAt + LedgerConstants.RequestLifetime).UtcDateTime;

    private ParkedKey Park(KeyChange change) => new(
        change.KeyHash,
        change.Last.Key,
        change.Last.Number,
        change.Last.Created,
        change.ErrorCode!,
        ParkingReason.Of(change.ErrorCode!),
        change.Records.Count,
        time.ServiceTime);

    private async Task<CdcFigures?> WriteReceiptAsync(OpenIntent? intent, CancellationToken token)
    {
        if (ReceiptMaker.Make(plan, control, invocation, time) is not { } receipt)
        {
            return null;
        }

        try
        {
            await ledger.WriteReceiptAsync(control.Scope, receipt, token).ConfigureAwait(false);
        }
        catch
        {
            // All writes have ended, receipt or not: the next attempt need not wait for this one.
            await EndIntentsAsync(intent, token).ConfigureAwait(false);
            throw;
        }

        return ReceiptMaker.Count(plan, receipt, _writer?.Repeated ?? 0);
    }

    /// <summary>
    /// What comes after the receipt. The batch is settled by then, so that what fails here is told and otherwise left:
    /// an
    /// intent that stays is awaited for its time, figures are for display.
    /// </summary>
    private async Task EndAsync(OpenIntent? intent, CdcFigures? figures, CancellationToken token)
    {
        Task counted = figures is null
            ? Task.CompletedTask
            : TryAsync("AddFigures", () => ledger.AddFiguresAsync(control.Scope, figures, token));
        await Task.WhenAll(counted, EndIntentsAsync(intent, token), RingAsync(token)).ConfigureAwait(false);
    }

    private async Task EndIntentsAsync(OpenIntent? intent, CancellationToken token)
    {
        if (intent is null)
        {
            return;
        }

        SequenceNumberSet settled = BatchPlan.NumbersOf(plan.Changes.Where(change => change.IsSettled));
        foreach (BatchIntent left in intent.Left.Where(left => left.Numbers.Intersects(settled)))
        {
            await TryAsync("NarrowIntent", () => ledger.NarrowIntentAsync(
                control.Scope, left, left.Numbers.Except(settled), token)).ConfigureAwait(false);
        }

        KeyChange[] unknown = [.. plan.Changes.Where(change => change.State == KeyChangeState.Unknown)];
        BatchIntent own = intent.Own with { IsEnded = true, Numbers = BatchPlan.NumbersOf(unknown) };
        await TryAsync("EndIntent", () => unknown.Length == 0
            ? ledger.RemoveIntentAsync(control.Scope, own, token)
            : ledger.WriteIntentAsync(control.Scope, own with { SettledAfter = unknown.Max(SettledAfter) }, token))
            .ConfigureAwait(false);
    }

    private Task RingAsync(CancellationToken token)
    {
        KeyChange[] parked = [.. plan.Changes.Where(change => change.State == KeyChangeState.Refused)];
        return control.QueueUrl is not { } queue || parked.Length == 0
            ? Task.CompletedTask
            : TryAsync("Ring", () => bell.RingAsync(queue, BellMessage.Of(control, invocation, parked), token));
    }

    private async Task TryAsync(string step, Func<Task> act)
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is DdbCrossAccountException || ServiceErrors.CanTranslate(exception, CancellationToken.None))
        {
            context.Observer.Observe(new LedgerStepFailed(
                control.StreamArn, invocation.RequestId, step, WriteFaults.CodeOf(exception)));
        }
    }

    private BatchAnswer Answer(OpenIntent? intent, CdcFigures? figures)
    {
        string? first = plan.FirstUnsettled();
        context.Observer.Observe(new BatchEnded(
            control.StreamArn,
            invocation.RequestId,
            control.Epoch,
            intent?.Own.Attempt ?? 0,
            figures ?? new CdcFigures(),
            plan.Changes.Sum(change => change.State == KeyChangeState.SettledBefore ? change.Records.Count : 0),
            plan.Changes.Count(change => change.State == KeyChangeState.Pending),
            plan.Changes.Count(change => change.State == KeyChangeState.Unknown),
            first,
            _writer?.StopCode,
            context.Clock.GetElapsedTime(_started)));
        return _writer?.StopCode is { } code && figures is null
            ? throw new ApplyingRefusedException(
                code, $"The target '{control.TargetTableArn}' takes no writes ({code}). Nothing was written.")
            : new BatchAnswer(first);
    }
}
