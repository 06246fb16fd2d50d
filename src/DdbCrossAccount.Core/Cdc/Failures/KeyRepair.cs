using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Cdc.Redriving;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>Repairs keys of one stream: settles each, and takes its rows off the ledger after that.</summary>
/// <remarks>
/// Before each write the ledger is told that one may be under way, and is asked whether the target is still change data
/// capture's: a repair that dies leaves no write that nobody knows of, and one that goes on while tables are switched stops.
/// </remarks>
internal sealed class KeyRepair(
    EngineContext context, FailurePlace place, RawDynamoDbClient source, RawDynamoDbClient target, RawDynamoDbClient targetWriter)
{
    private const string State = "What was not repaired yet stays listed.";

    /// <summary>Repairs one key. Throws when that cannot be done; the key stays listed then.</summary>
    public async Task<RedriveOutcome> RepairAsync(FailedKey key, CancellationToken token)
    {
        await new SettleTime(context, place).AwaitAsync(key, token).ConfigureAwait(false);
        BatchIntent own = MakeIntent(key);
        RedriveOutcome outcome;
        try
        {
            outcome = await SettleAsync(key, own, token).ConfigureAwait(false);
        }
        catch (DdbCrossAccountException)
        {
            await ForgetAsync(own, token).ConfigureAwait(false);
            throw;
        }

        await ForgetAsync(own, token).ConfigureAwait(false);
        if (outcome == RedriveOutcome.MovedOn)
        {
            throw NotRepaired(key, "its item changed in the source during every attempt.");
        }

        await RemoveRowsAsync(key, token).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Throws unless the ledger still lets this load of the target be written.</summary>
    public async Task DemandApplyingAsync(CancellationToken token)
    {
        CdcControl own = place.Control;
        CdcControl? now = (await place.Rows.ReadControlAsync(own.StreamArn, token).ConfigureAwait(false)).Control;
        bool isSame = now is { State: CdcState.Applying } && now.RunId == own.RunId && now.Epoch == own.Epoch
            && now.TargetTableArn == own.TargetTableArn;
        if (!isSame)
        {
            throw ErrorCatalogue.CdcNotApplying(own.StreamArn, own.TargetTableArn);
        }
    }

    private async Task<RedriveOutcome> SettleAsync(FailedKey key, BatchIntent own, CancellationToken token)
    {
        var redriver = new Redriver(
            context,
            new RedriveSourceTable(context, source, place.Control.SourceTableArn),
            new RedriveTargetTable(context, target, targetWriter, place.Control.TargetTableArn, place.Control.Key),
            new RedriveOptions());
        try
        {
            return await redriver.SettleAsync(key.Key, t => AnnounceAsync(own, t), token).ConfigureAwait(false);
        }
        catch (AmazonServiceException refusal) when (refusal.ErrorCode is "ValidationException" or "ItemCollectionSizeLimitExceededException")
        {
            // AWS's text may quote the item.
            throw NotRepaired(key, $"the target refuses the item as the source has it ({refusal.ErrorCode}).", refusal);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception, place.Target.Call("dynamodb", "PutItem", place.Control.TargetTableArn, State));
        }
    }

    // Every write has ended with a known outcome by then, or its time is over; one that was cancelled has not, and stays.
    private Task ForgetAsync(BatchIntent own, CancellationToken token) =>
        place.Rows.RemoveIntentAsync(place.Control.Scope, own, token);

    private async Task AnnounceAsync(BatchIntent own, CancellationToken token)
    {
        DateTimeOffset over = context.Clock.GetUtcNow() + FailureConstants.WriteTimeout + LedgerConstants.RequestLifetime;
        await place.Rows
            .WriteIntentAsync(place.Control.Scope, own with { SettledAfter = over.UtcDateTime }, token).ConfigureAwait(false);
        await DemandApplyingAsync(token).ConfigureAwait(false);
    }

    private BatchIntent MakeIntent(FailedKey key)
    {
        long chance;
        lock (context.Random)
        {
            chance = context.Random.NextInt64();
        }

        string id = $"repair-{key.KeyHash}-{chance:x16}";
        return new BatchIntent
        {
            Id = id,
            RequestId = id,
            Epoch = place.Control.Epoch,
            Attempt = 1,
            SettledAfter = default,
            Records = 1,
            Numbers = SequenceNumberSet.Of([key.Number]),

            // It is no attempt of the function that died at this record.
            IsEnded = true,
        };
    }

    private async Task RemoveRowsAsync(FailedKey key, CancellationToken token)
    {
        string scope = place.Control.Scope;
        bool isRemoved = key.Parked is null
            || await place.Rows.TryRemoveParkedAsync(scope, key.Parked, token).ConfigureAwait(false);
        isRemoved &= key.Doubt is null
            || await place.Rows.TryRemoveDoubtAsync(scope, key.Doubt, token).ConfigureAwait(false);
        if (!isRemoved)
        {
            throw NotRepaired(key, "a newer record of it failed meanwhile, or another repair was faster.");
        }
    }

    private CdcFailureNotRepairedException NotRepaired(FailedKey key, string reason, Exception? inner = null) =>
        ErrorCatalogue.CdcFailureNotRepaired($"Key {key.KeyHash}", place.Control.TargetTableArn, reason, inner);
}
