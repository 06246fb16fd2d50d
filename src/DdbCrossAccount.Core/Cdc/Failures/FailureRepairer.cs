using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Cdc.Redriving;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>
/// Repairs failures of one stream: brings each key to the source's state, and takes off ledger and queue what is settled and
/// nothing else.
/// </summary>
/// <remarks>It can be ended or die anywhere: what was not settled stays listed, and the same command goes on.</remarks>
internal sealed class FailureRepairer(EngineContext context)
{
    private const string State = "What was not repaired yet stays listed.";

    /// <summary>Repairs those that were chosen; tells each that is repaired, and the error of each that is not.</summary>
    /// <param name="cdc">The stream.</param>
    /// <param name="chosen">True for a failure that is to be repaired.</param>
    /// <param name="token">Ends it.</param>
    public async Task RepairAsync(DdbCdc cdc, Func<DdbCdcFailure, bool> chosen, CancellationToken token)
    {
        FailurePlace place = await new FailurePlaces(context, State).OpenAsync(cdc, token).ConfigureAwait(false);
        using RawDynamoDbClient source = place.Source!.CreateRawDynamoDb(context);
        using RawDynamoDbClient target = place.Target.CreateRawDynamoDb(context);
        using RawDynamoDbClient targetWriter = place.Target.CreateRawDynamoDbWithoutRepeats(context);
        var repair = new KeyRepair(context, place, source, target, targetWriter);
        await repair.DemandApplyingAsync(token).ConfigureAwait(false);
        await RepairKeysAsync(place, repair, chosen, token).ConfigureAwait(false);
        await RepairMessagesAsync(place, repair, chosen, token).ConfigureAwait(false);
    }

    private async Task RepairKeysAsync(
        FailurePlace place, KeyRepair repair, Func<DdbCdcFailure, bool> chosen, CancellationToken token)
    {
        string scope = place.Control.Scope;
        FailedKey[] keys =
        [
            .. FailedKey.Join(
                await place.Rows.ReadParkedAsync(scope, token).ConfigureAwait(false),
                await place.Rows.ReadDoubtsAsync(scope, token).ConfigureAwait(false))
                .Where(key => chosen(FailureMapper.Map(place, key))),
        ];
        context.Observer.Observe(new PhaseEntered(
            $"Repairing {Figures.Number(keys.Length)} keys of '{FailureMapper.NameOf(place.Control.TargetTableArn)}'"));
        await ForEachAsync(
            keys,
            async (key, t) => context.Observer.Observe(new ResultProduced(
                FailureMapper.Map(place, key, (await repair.RepairAsync(key, t).ConfigureAwait(false)).ToString()))),
            token).ConfigureAwait(false);
    }

    private async Task RepairMessagesAsync(
        FailurePlace place, KeyRepair repair, Func<DdbCdcFailure, bool> chosen, CancellationToken token)
    {
        if (place.Control.QueueUrl is not { } url || place.QueueOwner is not { } owner)
        {
            return;
        }

        var queue = new FailureQueue(owner.Sqs, url);
        try
        {
            IReadOnlyList<QueuedFailure> messages = await queue.ReceiveAsync(token).ConfigureAwait(false);
            var settled = new ConcurrentBag<QueuedFailure>(await FindSettledBellsAsync(place, messages, token).ConfigureAwait(false));
            await RepairBatchesAsync(place, repair, messages, chosen, settled, token).ConfigureAwait(false);
            await queue.DeleteAsync(settled, token).ConfigureAwait(false);
            await queue.GiveBackAsync(messages.Except(settled), token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            DdbCrossAccountException error = ServiceErrors.Translate(exception, owner.Call("sqs", "ReceiveMessage", $"queue '{url}'", State));
            context.Observer.Observe(new WarningRaised(
                $"The queue '{url}' could not be read, so that nothing was taken off it. {error.Message}"));
        }
    }

    // A bell has nothing to say any more once none of its keys is parked.
    private static async Task<IEnumerable<QueuedFailure>> FindSettledBellsAsync(
        FailurePlace place, IReadOnlyList<QueuedFailure> messages, CancellationToken token)
    {
        HashSet<string> parked =
        [
            .. (await place.Rows.ReadParkedAsync(place.Control.Scope, token).ConfigureAwait(false)).Select(key => key.KeyHash),
        ];
        return messages.Where(message => message.Bell(place.Control) is { } bell && !bell.KeyHashes.Any(parked.Contains));
    }

    private async Task RepairBatchesAsync(
        FailurePlace place,
        KeyRepair repair,
        IReadOnlyList<QueuedFailure> messages,
        Func<DdbCdcFailure, bool> chosen,
        ConcurrentBag<QueuedFailure> settled,
        CancellationToken token)
    {
        using AmazonDynamoDBStreamsClient streams = place.Source!.CreateStreams();
        foreach (QueuedFailure message in messages)
        {
            if (message.Discarded(place.Control) is { } batch && chosen(FailureMapper.Map(place, message)))
            {
                await TryAsync(
                    async () =>
                    {
                        string outcome = await RepairBatchAsync(place, repair, streams, batch, token).ConfigureAwait(false);
                        settled.Add(message);
                        context.Observer.Observe(new ResultProduced(FailureMapper.Map(place, message, outcome)));
                    }).ConfigureAwait(false);
            }
        }
    }

    private static async Task<string> RepairBatchAsync(
        FailurePlace place, KeyRepair repair, IAmazonDynamoDBStreams streams, FailureMessage.Discarded batch, CancellationToken token)
    {
        IReadOnlyList<FailedKey> keys = await ReadKeysAsync(place, streams, batch, token).ConfigureAwait(false);
        RedriveOutcome worst = RedriveOutcome.AlreadyEqual;
        foreach (FailedKey key in keys)
        {
            RedriveOutcome outcome = await repair.RepairAsync(key, token).ConfigureAwait(false);
            worst = outcome == RedriveOutcome.AlreadyEqual ? worst : RedriveOutcome.Repaired;
        }

        return worst.ToString();
    }

    private static async Task<IReadOnlyList<FailedKey>> ReadKeysAsync(
        FailurePlace place, IAmazonDynamoDBStreams streams, FailureMessage.Discarded batch, CancellationToken token)
    {
        try
        {
            return await new DiscardedRecords(streams, place.Control.Key).ReadKeysAsync(batch, token).ConfigureAwait(false)
                ?? throw Trimmed(place, batch, null);
        }
        catch (Exception fault) when (fault is TrimmedDataAccessException or ResourceNotFoundException
            || fault is AmazonServiceException { ErrorCode: "ValidationException" })
        {
            throw Trimmed(place, batch, fault);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception, place.Source!.Call("dynamodb", "GetRecords", place.Control.StreamArn, State));
        }
    }

    private static CdcFailureNotRepairedException Trimmed(FailurePlace place, FailureMessage.Discarded batch, Exception? fault) =>
        ErrorCatalogue.CdcFailureNotRepaired(
            $"The batch from {batch.First} to {batch.Last}",
            place.Control.TargetTableArn,
            "the stream does not have its records any more, so that nobody can say which keys it was about; only comparing the "
                + "tables finds them.",
            fault);

    private Task ForEachAsync(IEnumerable<FailedKey> keys, Func<FailedKey, CancellationToken, Task> work, CancellationToken token)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = FailureConstants.KeysAtOnce, CancellationToken = token };
        return Parallel.ForEachAsync(
            keys, parallel, async (key, t) => await TryAsync(() => work(key, t)).ConfigureAwait(false));
    }

    // What stands against all of them ends the work; what is wrong with one does not.
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (DdbCrossAccountException error) when (error is not CdcNotApplyingException)
        {
            context.Observer.Observe(new InputFailed(error));
        }
    }
}
