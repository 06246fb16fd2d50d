using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Functions;

/// <summary>Carries a plan out: read, change what differs, read again, until nothing differs; then a version.</summary>
/// <remarks>
/// Each change names the revision that it was decided on, so nothing that somebody else changes meanwhile is overwritten
/// unseen. A lost answer needs nothing of its own: the next reading shows what became of the call.
/// </remarks>
internal sealed class FunctionRollout(EngineContext context, AccountSession session, FunctionPlan plan)
{
    private const string State = "No version was published; running the command again goes on from here.";

    private readonly FunctionWait _wait = new(context, plan.FunctionArn);
    private readonly FunctionLookup _lookup = new(session);
    private bool _isShownOurs = !plan.IsNew;
    private TimeSpan? _roleRefusedAt;
    private int _changes;

    private string Name => plan.Options.FunctionName;

    public async Task<DdbCdcFunction> RunAsync(CancellationToken token)
    {
        bool isNew = false;
        while (true)
        {
            FunctionConfiguration? function = await ReadUsableAsync(null, token).ConfigureAwait(false);
            if (function is null)
            {
                isNew = true;
                await TryAsync("CreateFunction", CreateAsync, token).ConfigureAwait(false);
                continue;
            }

            if (await BringUpAsync(function, token).ConfigureAwait(false))
            {
                continue;
            }

            if (await PublishVersionAsync(function, token).ConfigureAwait(false) is { } version)
            {
                FunctionConfiguration pinned =
                    await ReadUsableAsync(version, token).ConfigureAwait(false) ?? throw ErrorCatalogue.FunctionGone(plan.FunctionArn);
                return FunctionMapper.Map(pinned, plan.Options, OutcomeOf(isNew));
            }
        }
    }

    // A function that nobody has used for weeks is Inactive, and can be changed like any other.
    private async Task<FunctionConfiguration?> ReadUsableAsync(string? version, CancellationToken token)
    {
        TimeSpan start = _wait.Waited;
        while (true)
        {
            FunctionConfiguration? function = await ReadAsync(version, token).ConfigureAwait(false);
            switch (function)
            {
                case null when version is null || _wait.Waited - start >= FunctionConstants.ReadingPatience:
                    return null;
                case null:
                    break;
                case { State.Value: "Failed" }:
                    throw ErrorCatalogue.FunctionFailed(plan.FunctionArn, "state", function.StateReasonCode);
                case { LastUpdateStatus.Value: "Failed" } when version is not null:
                    throw ErrorCatalogue.FunctionFailed(plan.FunctionArn, "last update", function.LastUpdateStatusReasonCode);
                case { State.Value: null or "Active" or "Inactive" } when function.LastUpdateStatus?.Value != "InProgress":
                    _wait.Progress();
                    return function;
            }

            await _wait.PauseAsync("its state to become Active and its last update to end", token).ConfigureAwait(false);
        }
    }

    private async Task<FunctionConfiguration?> ReadAsync(string? version, CancellationToken token)
    {
        FunctionConfiguration? function = await _lookup.FindAsync(Name, version, token).ConfigureAwait(false);
        if (function is not null && !_isShownOurs)
        {
            // Made since the plan: by a call of ours whose answer may have been lost, or by somebody else.
            await _lookup.DemandOursAsync(function, token).ConfigureAwait(false);
            _isShownOurs = true;
        }

        return function;
    }

    private async Task<bool> BringUpAsync(FunctionConfiguration function, CancellationToken token)
    {
        FunctionSettings settings = FunctionSettings.Of(plan.Options, function);
        bool changesSettings = settings.ChangesOf(function).Any();
        bool changesCode = settings.ChangesCodeOf(function, plan.Package);
        if (!changesSettings && !changesCode)
        {
            return function.LastUpdateStatus?.Value == "Failed"
                ? throw ErrorCatalogue.FunctionFailed(plan.FunctionArn, "last update", function.LastUpdateStatusReasonCode)
                : false;
        }

        if (++_changes > FunctionConstants.MostChanges)
        {
            throw ErrorCatalogue.FunctionKeepsChanging(plan.FunctionArn);
        }

        if (changesSettings)
        {
            await TryAsync("UpdateFunctionConfiguration", t => UpdateSettingsAsync(function, settings, t), token).ConfigureAwait(false);
        }
        else
        {
            await TryAsync("UpdateFunctionCode", t => UpdateCodeAsync(function, settings, t), token).ConfigureAwait(false);
        }

        return true;
    }

    private Task CreateAsync(CancellationToken token)
    {
        FunctionSettings settings = FunctionSettings.Of(plan.Options, null);
        Tell($"Creating function '{plan.FunctionArn}' with {settings.Runtime} on {settings.Architecture} and "
            + $"{settings.MemorySize} MB under role '{settings.RoleArn}'.");
        var request = new CreateFunctionRequest
        {
            FunctionName = Name,
            Description = FunctionConstants.Description,
            Runtime = new Runtime(settings.Runtime),
            Handler = settings.Handler,
            Role = settings.RoleArn,
            Code = new FunctionCode { ZipFile = new MemoryStream(plan.Package.Content, writable: false) },
            MemorySize = settings.MemorySize,
            Timeout = settings.TimeoutSeconds,
            Architectures = [settings.Architecture],
            Environment = new() { Variables = settings.Variables },
            Tags = new() { [FunctionConstants.MarkTag] = FunctionConstants.MarkValue },
            Publish = false,
        };
        return session.LambdaWithoutRetries.CreateFunctionAsync(request, token);
    }

    private Task UpdateSettingsAsync(FunctionConfiguration function, FunctionSettings settings, CancellationToken token)
    {
        Tell($"Changing {string.Join(", ", settings.ChangesOf(function))} of function '{plan.FunctionArn}'.");
        var request = new UpdateFunctionConfigurationRequest
        {
            FunctionName = Name,
            Runtime = new Runtime(settings.Runtime),
            Handler = settings.Handler,
            Role = settings.RoleArn,
            MemorySize = settings.MemorySize,
            Timeout = settings.TimeoutSeconds,
            Environment = new() { Variables = settings.Variables },
            RevisionId = function.RevisionId,
        };
        return session.LambdaWithoutRetries.UpdateFunctionConfigurationAsync(request, token);
    }

    private Task UpdateCodeAsync(FunctionConfiguration function, FunctionSettings settings, CancellationToken token)
    {
        Tell($"Changing the code of function '{plan.FunctionArn}' to '{plan.Package.Path}'.");
        var request = new UpdateFunctionCodeRequest
        {
            FunctionName = Name,
            ZipFile = new MemoryStream(plan.Package.Content, writable: false),
            Architectures = [settings.Architecture],
            RevisionId = function.RevisionId,
        };
        return session.LambdaWithoutRetries.UpdateFunctionCodeAsync(request, token);
    }

    // Lambda makes no version where neither code nor settings have changed since the last one, and answers with that one.
    private async Task<string?> PublishVersionAsync(FunctionConfiguration function, CancellationToken token)
    {
        string? version = null;
        await TryAsync("PublishVersion", SendAsync, token).ConfigureAwait(false);
        return version;

        async Task SendAsync(CancellationToken t)
        {
            var request = new PublishVersionRequest
            {
                FunctionName = Name,
                CodeSha256 = function.CodeSha256,
                RevisionId = function.RevisionId,
            };
            PublishVersionResponse answer =
                await session.LambdaWithoutRetries.PublishVersionAsync(request, t).ConfigureAwait(false);
            version = answer.Version;
        }
    }

    /// <summary>Sends a call once; where it may succeed later, or its outcome is unknown, it only pauses.</summary>
    private async Task TryAsync(string operation, Func<CancellationToken, Task> send, CancellationToken token)
    {
        AwsCall call = session.Call("lambda", operation, plan.FunctionArn, State);
        try
        {
            await send(token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ResourceConflictException or PreconditionFailedException)
        {
            await _wait.PauseAsync("the end of another change of it", token).ConfigureAwait(false);
        }
        catch (InvalidParameterValueException exception) when (IsAboutRole(exception))
        {
            _roleRefusedAt ??= _wait.Waited;
            TimeSpan refused = _wait.Waited - _roleRefusedAt.Value;
            if (refused >= FunctionConstants.RolePatience)
            {
                throw ErrorCatalogue.FunctionRoleUnusable(
                    plan.FunctionArn, plan.Options.FunctionRoleArn, refused, ServiceErrors.AnswerOf(exception));
            }

            await _wait.PauseAsync("its role, which Lambda cannot assume yet", token).ConfigureAwait(false);
        }
        catch (Exception exception) when (PollFailure.IsTransient(exception, token))
        {
            Tell($"The answer to {operation} was lost or put off; what became of it is read.");
            await _wait.PauseAsync("an answer of the service", token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, call);
        }
    }

    // The code stands for any parameter; the text is the only mark.
    private static bool IsAboutRole(InvalidParameterValueException exception) =>
        exception.Message.Contains("cannot be assumed", StringComparison.OrdinalIgnoreCase);

    private FunctionOutcome OutcomeOf(bool isNew) =>
        isNew ? FunctionOutcome.Created : _changes > 0 ? FunctionOutcome.Updated : FunctionOutcome.Unchanged;

    private void Tell(string text) => context.Observer.Observe(new PhaseEntered(text));
}
