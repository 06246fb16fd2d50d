using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Functions;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Finds the version of a function that may write, and refuses a function that cannot.</summary>
/// <remarks>Pinned is the version that was named, else the one that is pinned already, else the newest that was published.</remarks>
internal sealed class FunctionReader(AccountSession session, string functionAccount, string state)
{
    /// <summary>Reads it; null when there is no such function.</summary>
    /// <param name="nameOrArn">What the user typed.</param>
    /// <param name="pinnedArn">The version that is pinned for this table already; null when none is.</param>
    /// <param name="token">Ends the reading.</param>
    public async Task<FunctionFacts?> FindAsync(string nameOrArn, string? pinnedArn, CancellationToken token)
    {
        FunctionReference reference = FunctionReference.Resolve(nameOrArn, session, functionAccount);
        GetFunctionResponse? asNamed = await GetAsync(reference.Name, reference.Qualifier, token).ConfigureAwait(false);
        if (asNamed?.Configuration is not { FunctionArn: { } arn } named)
        {
            return null;
        }

        string functionArn = FunctionReference.WithoutVersion(arn);
        string version = await ChooseAsync(reference, named, functionArn, pinnedArn, token).ConfigureAwait(false);
        FunctionConfiguration pinned = named.Version == version
            ? named
            : (await GetAsync(reference.Name, version, token).ConfigureAwait(false))?.Configuration
                ?? throw ErrorCatalogue.FunctionNotFound($"{reference.Name}:{version}", session.AccountId, session.Region, state);
        DemandReady(pinned, asNamed, $"{functionArn}:{version}");
        return new FunctionFacts(
            reference.Name,
            $"{functionArn}:{version}",
            pinned.Role ?? string.Empty,
            Variable(pinned, FunctionVariables.Ledger) ?? string.Empty,
            Variable(pinned, FunctionVariables.WriterRole),
            pinned.MemorySize);
    }

    private async Task<string> ChooseAsync(
        FunctionReference reference,
        FunctionConfiguration named,
        string functionArn,
        string? pinnedArn,
        CancellationToken token)
    {
        if (reference.Qualifier is not null)
        {
            return FunctionReference.IsPublished(named.Version)
                ? named.Version!
                : throw ErrorCatalogue.FunctionNotPublished(functionArn, state);
        }

        if (pinnedArn is not null && FunctionReference.WithoutVersion(pinnedArn) == functionArn)
        {
            return FunctionReference.VersionOf(pinnedArn)!;
        }

        IReadOnlyList<string> versions = await ListVersionsAsync(reference.Name, token).ConfigureAwait(false);
        return versions.MaxBy(version => long.Parse(version, CultureInfo.InvariantCulture))
            ?? throw ErrorCatalogue.FunctionNotPublished(functionArn, state);
    }

    private async Task<GetFunctionResponse?> GetAsync(string name, string? qualifier, CancellationToken token)
    {
        try
        {
            return await session.Lambda
                .GetFunctionAsync(new GetFunctionRequest { FunctionName = name, Qualifier = qualifier }, token)
                .ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, session.Call("lambda", "GetFunction", $"function '{name}'", state));
        }
    }

    private async Task<IReadOnlyList<string>> ListVersionsAsync(string name, CancellationToken token)
    {
        var versions = new List<string>();
        try
        {
            await foreach (FunctionConfiguration each in session.Lambda.ListAllVersionsAsync(name, token).ConfigureAwait(false))
            {
                if (FunctionReference.IsPublished(each.Version))
                {
                    versions.Add(each.Version!);
                }
            }
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception, session.Call("lambda", "ListVersionsByFunction", $"function '{name}'", state));
        }

        return versions;
    }

    // A function that nobody invoked for weeks is Inactive and wakes up by itself.
    private void DemandReady(FunctionConfiguration pinned, GetFunctionResponse answer, string functionArn)
    {
        string? reason = pinned switch
        {
            { State.Value: "Pending" or "Failed" } => $"its state is {pinned.State.Value}",
            { LastUpdateStatus.Value: "Failed" } => "its last update has failed",
            { Environment.Error: not null } => "its environment variables cannot be read",
            _ when Variable(pinned, FunctionVariables.Ledger) is null => $"it has no environment variable {FunctionVariables.Ledger}, so it is none of ours",
            _ when answer.Concurrency?.ReservedConcurrentExecutions == 0 => "its reserved concurrency is 0, which turns it off",
            _ => null,
        };
        if (reason is not null)
        {
            throw ErrorCatalogue.FunctionNotReady(functionArn, reason, state);
        }
    }

    private static string? Variable(FunctionConfiguration configuration, string name) =>
        configuration.Environment?.Variables?.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
