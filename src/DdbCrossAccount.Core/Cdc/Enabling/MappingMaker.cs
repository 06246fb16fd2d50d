using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Makes the event source mapping, turns it on and off, and waits until it is.</summary>
/// <remarks>
/// It begins with the oldest record always, retries without end, and names single failures: nothing that the function did
/// not apply or park is ever given up.
/// </remarks>
internal sealed class MappingMaker(EngineContext context, AccountSession session, PartWait wait, string state)
{
    private const int Unlimited = -1;
    private const string WaitingForRights = "the function's role to be let in";
    private const string WaitingForTurn = "another change of it to end";

    private readonly MappingReader _reader = new(session, state);

    /// <summary>Makes the mapping, or finds the one that an earlier run made.</summary>
    /// <param name="journal">The control row; it takes the mapping's id.</param>
    /// <param name="function">The version that may write.</param>
    /// <param name="settings">How it is fed.</param>
    /// <param name="isEnabled">Whether it starts at once.</param>
    /// <param name="token">Ends it.</param>
    public async Task EnsureAsync(
        ControlJournal journal, FunctionFacts function, MappingSettings settings, bool isEnabled, CancellationToken token)
    {
        CdcControl control = journal.Control;
        EventSourceMappingConfiguration? there = await FindAsync(control, function, token).ConfigureAwait(false);
        if (there is not null)
        {
            MappingCheck.Check(there, function.Arn);
        }

        string id = there?.UUID ?? string.Empty;
        if (there is null || journal.IsPending(CdcResourceKind.Mapping, control.StreamArn))
        {
            await journal.MakeAsync(
                new CdcResource(CdcResourceKind.Mapping, control.StreamArn, null, IsMade: false),
                async t =>
                {
                    id = there?.UUID ?? await CreateAsync(control, function, settings, isEnabled, t).ConfigureAwait(false);
                    return new CdcResource(CdcResourceKind.Mapping, control.StreamArn, id, IsMade: true);
                },
                token).ConfigureAwait(false);
        }

        if (control.MappingId != id)
        {
            await journal.WriteAsync(now => now with { MappingId = id }, token).ConfigureAwait(false);
        }
    }

    /// <summary>Brings the mapping into the wanted state and settings, and waits until it is; what is right already stays.</summary>
    /// <param name="mappingId">The mapping.</param>
    /// <param name="isEnabled">On or off; off keeps its position.</param>
    /// <param name="settings">How it is to be fed; null keeps what is.</param>
    /// <param name="token">Ends it.</param>
    /// <returns>The mapping as it is then.</returns>
    public async Task<EventSourceMappingConfiguration> SetAsync(
        string mappingId, bool isEnabled, MappingSettings? settings, CancellationToken token)
    {
        string wanted = isEnabled ? MappingState.Enabled : MappingState.Disabled;
        while (true)
        {
            EventSourceMappingConfiguration now = await WaitAsync(mappingId, wanted, token).ConfigureAwait(false);
            if (now.State == wanted && IsFed(now, settings))
            {
                return now;
            }

            await UpdateAsync(mappingId, isEnabled, settings, token).ConfigureAwait(false);
        }
    }

    private static bool IsFed(EventSourceMappingConfiguration mapping, MappingSettings? settings) =>
        settings is null
        || (mapping.BatchSize == settings.BatchSize
            && (mapping.MaximumBatchingWindowInSeconds ?? 0) == settings.BatchWindowSeconds);

    private async Task<EventSourceMappingConfiguration?> FindAsync(
        CdcControl control, FunctionFacts function, CancellationToken token)
    {
        if (control.MappingId is { } id && await _reader.FindAsync(id, token).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        return MappingReader
            .Of(await _reader.ListAsync(control.StreamArn, token).ConfigureAwait(false), function.Arn)
            .FirstOrDefault();
    }

    // Roles and policies take effect some time after they were written, and the answer to that is the same as to a right
    // that was never given.
    private async Task<string> CreateAsync(
        CdcControl control, FunctionFacts function, MappingSettings settings, bool isEnabled, CancellationToken token)
    {
        bool hasGrants = control.Made.Any(part => part.Kind == CdcResourceKind.Policy);
        TimeSpan patience = hasGrants ? CdcConstants.RightsPatience : CdcConstants.RolePatience;
        long start = context.Clock.GetTimestamp();
        CreateEventSourceMappingRequest request = RequestOf(control, function, settings, isEnabled);
        while (true)
        {
            try
            {
                return (await session.LambdaWithoutRetries.CreateEventSourceMappingAsync(request, token).ConfigureAwait(false)).UUID!;
            }
            catch (InvalidParameterValueException exception) when (context.Clock.GetElapsedTime(start) >= patience)
            {
                throw MappingRefusal.Read(exception, control, function, state);
            }
            catch (Exception exception) when (
                exception is InvalidParameterValueException or ResourceConflictException || PollFailure.IsTransient(exception, token))
            {
                await wait.PauseAsync(control.StreamArn, WaitingForRights, token).ConfigureAwait(false);
            }
            catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
            {
                throw ServiceErrors.Translate(
                    exception, session.Call("lambda", "CreateEventSourceMapping", control.StreamArn, state));
            }

            if (await FindAsync(control, function, token).ConfigureAwait(false) is { } made)
            {
                return made.UUID!;
            }
        }
    }

    private static CreateEventSourceMappingRequest RequestOf(
        CdcControl control, FunctionFacts function, MappingSettings settings, bool isEnabled) => new()
    {
        EventSourceArn = control.StreamArn,
        FunctionName = function.Arn,
        StartingPosition = EventSourcePosition.TRIM_HORIZON,
        Enabled = isEnabled,
        BatchSize = settings.BatchSize,
        MaximumBatchingWindowInSeconds = settings.BatchWindowSeconds,
        ParallelizationFactor = 1,
        MaximumRetryAttempts = Unlimited,
        MaximumRecordAgeInSeconds = Unlimited,
        BisectBatchOnFunctionError = false,
        FunctionResponseTypes = [CdcConstants.ReportBatchItemFailures],
        DestinationConfig = control.QueueArn is { } queue
            ? new DestinationConfig { OnFailure = new OnFailure { Destination = queue } }
            : null,
    };

    private async Task<EventSourceMappingConfiguration> WaitAsync(string mappingId, string wanted, CancellationToken token)
    {
        EventSourceMappingConfiguration? now = null;
        await wait.UntilAsync(
            mappingId,
            $"it to be {wanted}",
            async t =>
            {
                now = await _reader.FindAsync(mappingId, t).ConfigureAwait(false)
                    ?? throw ErrorCatalogue.MappingGone(mappingId, state);
                return !MappingState.IsChanging(now.State);
            },
            token).ConfigureAwait(false);
        return now!;
    }

    private async Task UpdateAsync(string mappingId, bool isEnabled, MappingSettings? settings, CancellationToken token)
    {
        var request = new UpdateEventSourceMappingRequest
        {
            UUID = mappingId,
            Enabled = isEnabled,
            BatchSize = settings?.BatchSize,
            MaximumBatchingWindowInSeconds = settings?.BatchWindowSeconds,
        };
        try
        {
            await session.Lambda.UpdateEventSourceMappingAsync(request, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ResourceInUseException or ResourceConflictException)
        {
            await wait.PauseAsync(mappingId, WaitingForTurn, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, session.Call("lambda", "UpdateEventSourceMapping", mappingId, state));
        }
    }
}
