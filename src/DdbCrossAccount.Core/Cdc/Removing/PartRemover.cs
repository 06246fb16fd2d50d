using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.SQS.Model;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Removing;

/// <summary>Takes one part of the inventory away; one that is gone already, or was never made, is no error.</summary>
internal sealed class PartRemover(EngineContext context, CdcOpening opening, PartWait wait, string state)
{
    private const string WaitingForEnd = "it to be gone";
    private const string WaitingForTurn = "another change of it to end";

    private AccountSession Function => opening.Sessions.Function;

    /// <summary>Removes it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="control">The control row that it stands in.</param>
    /// <param name="others">The other control rows of the ledger.</param>
    /// <param name="token">Ends it.</param>
    public async Task RemoveAsync(
        CdcResource part, CdcControl control, IReadOnlyList<CdcControl> others, CancellationToken token)
    {
        context.Observer.Observe(new PhaseEntered($"Removing {part.Kind} '{part.Detail ?? part.Id}'."));
        switch (part.Kind)
        {
            case CdcResourceKind.Mapping:
                await RemoveMappingAsync(part.Detail ?? control.MappingId, control, token).ConfigureAwait(false);
                break;
            case CdcResourceKind.Policy:
                await RemoveGrantAsync(part, token).ConfigureAwait(false);
                break;
            case CdcResourceKind.Queue:
                await RemoveQueueAsync(part, control, token).ConfigureAwait(false);
                break;
            case CdcResourceKind.Function:
                await RemoveFunctionAsync(part, others, token).ConfigureAwait(false);
                break;
            default:
                throw new InvalidOperationException($"Nobody knows how to remove a {part.Kind}.");
        }
    }

    // One that was about to be made when its maker was killed is looked for by stream and function.
    private async Task RemoveMappingAsync(string? mappingId, CdcControl control, CancellationToken token)
    {
        var reader = new MappingReader(Function, state);
        IEnumerable<string?> ids = mappingId is not null
            ? [mappingId]
            : MappingReader
                .Of(await reader.ListAsync(control.StreamArn, token).ConfigureAwait(false), control.FunctionArn)
                .Select(mapping => mapping.UUID);
        foreach (string id in ids.OfType<string>())
        {
            await wait.UntilAsync(
                id,
                WaitingForEnd,
                async t =>
                {
                    EventSourceMappingConfiguration? there = await reader.FindAsync(id, t).ConfigureAwait(false);
                    if (there is not null && there.State != MappingState.Deleting)
                    {
                        await DeleteMappingAsync(id, t).ConfigureAwait(false);
                    }

                    return there is null;
                },
                token).ConfigureAwait(false);
        }
    }

    private async Task DeleteMappingAsync(string id, CancellationToken token)
    {
        try
        {
            await Function.Lambda
                .DeleteEventSourceMappingAsync(new DeleteEventSourceMappingRequest { UUID = id }, token)
                .ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            // It is gone; the next look tells so.
        }
        catch (Exception exception) when (exception is ResourceInUseException or ResourceConflictException)
        {
            await wait.PauseAsync(id, WaitingForTurn, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, Function.Call("lambda", "DeleteEventSourceMapping", id, state));
        }
    }

    private Task RemoveGrantAsync(CdcResource part, CancellationToken token)
    {
        AccountSession owner = part.Id.StartsWith(opening.Cdc.SourceTableArn, StringComparison.Ordinal)
            ? opening.Sessions.Source
            : opening.Sessions.Target;
        return new ResourcePolicyWriter(context, owner, wait).RemoveAsync(part.Id, part.Detail!, token);
    }

    private async Task RemoveQueueAsync(CdcResource part, CdcControl control, CancellationToken token)
    {
        try
        {
            string? url = part.Detail ?? control.QueueUrl ?? (await Function.Sqs
                .GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = part.Id }, token).ConfigureAwait(false)).QueueUrl;
            await Function.Sqs.DeleteQueueAsync(new DeleteQueueRequest { QueueUrl = url }, token).ConfigureAwait(false);
        }
        catch (QueueDoesNotExistException)
        {
            // It was never made, or it is gone.
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, Function.Call("sqs", "DeleteQueue", $"queue '{part.Id}'", state));
        }
    }

    // Another table that still runs through it takes it over with its inventory.
    private async Task RemoveFunctionAsync(CdcResource part, IReadOnlyList<CdcControl> others, CancellationToken token)
    {
        CdcControl? heir = others.FirstOrDefault(other => FunctionReference.WithoutVersion(other.FunctionArn) == part.Id);
        if (heir is not null)
        {
            var journal = new ControlJournal(opening.Ledger, opening.Place.Arn, heir);
            if (!journal.Knows(part.Kind, part.Id))
            {
                await journal.WriteAsync(now => now with { Made = [.. now.Made, part] }, token).ConfigureAwait(false);
            }

            return;
        }

        try
        {
            await Function.Lambda
                .DeleteFunctionAsync(new DeleteFunctionRequest { FunctionName = part.Id }, token).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            // It was never made, or it is gone.
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, Function.Call("lambda", "DeleteFunction", part.Id, state));
        }
    }
}
