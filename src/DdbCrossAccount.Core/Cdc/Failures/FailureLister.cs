using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>Tells everything that change data capture could not bring over, and changes nothing.</summary>
/// <remarks>
/// The ledger is what counts. The queue is read too, because Lambda tells it of batches that it gave up; a queue that cannot
/// be read is warned about.
/// </remarks>
internal sealed class FailureLister(EngineContext context)
{
    private const string State = "Nothing was changed.";

    /// <summary>Tells the failures of one stream.</summary>
    public async Task ListAsync(DdbCdc cdc, CancellationToken token) =>
        await TellAsync(await new FailurePlaces(context, State).OpenAsync(cdc, token).ConfigureAwait(false), token).ConfigureAwait(false);

    /// <summary>Tells the failures of all streams of a ledger.</summary>
    public async Task ListAsync(DdbAccount target, DdbAccount? source, string? ledgerTableName, CancellationToken token)
    {
        IReadOnlyList<FailurePlace> places = await new FailurePlaces(context, State)
            .OpenAllAsync(target, source, ledgerTableName, token).ConfigureAwait(false);
        foreach (FailurePlace place in places)
        {
            await TellAsync(place, token).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(FailurePlace place, CancellationToken token)
    {
        context.Observer.Observe(new PhaseEntered($"Reading the failures of '{FailureMapper.NameOf(place.Control.SourceTableArn)}'"));
        string scope = place.Control.Scope;
        IReadOnlyList<FailedKey> keys = FailedKey.Join(
            await place.Rows.ReadParkedAsync(scope, token).ConfigureAwait(false),
            await place.Rows.ReadDoubtsAsync(scope, token).ConfigureAwait(false));
        foreach (FailedKey key in keys)
        {
            context.Observer.Observe(new ResultProduced(FailureMapper.Map(place, key)));
        }

        await TellMessagesAsync(place, token).ConfigureAwait(false);
    }

    private async Task TellMessagesAsync(FailurePlace place, CancellationToken token)
    {
        if (place.Control.QueueUrl is not { } url)
        {
            return;
        }

        if (place.QueueOwner is not { } owner)
        {
            context.Observer.Observe(new WarningRaised(
                $"The queue '{url}' lies in the source account, which was not given, and was not read: batches that Lambda gave up "
                + "are not listed."));
            return;
        }

        var queue = new FailureQueue(owner.Sqs, url);
        try
        {
            IReadOnlyList<QueuedFailure> messages = await queue.ReceiveAsync(token).ConfigureAwait(false);
            await queue.GiveBackAsync(messages, token).ConfigureAwait(false);
            foreach (QueuedFailure message in messages.Where(message => message.Bell(place.Control) is null))
            {
                context.Observer.Observe(new ResultProduced(FailureMapper.Map(place, message)));
            }
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            DdbCrossAccountException error = ServiceErrors.Translate(exception, owner.Call("sqs", "ReceiveMessage", $"queue '{url}'", State));
            context.Observer.Observe(new WarningRaised(
                $"The queue '{url}' could not be read, so that batches that Lambda gave up are not listed. {error.Message}"));
        }
    }
}
