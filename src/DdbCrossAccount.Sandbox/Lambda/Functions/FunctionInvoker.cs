using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>
/// Runs functions for callers and for event source mappings: finds the version, checks the permission, keeps the limits of
/// concurrency, and hands over to the runtime.
/// </summary>
internal sealed class FunctionInvoker(SandboxServices services)
{
    private readonly LambdaAccess _access = new(services);

    /// <summary>
    /// Runs a function once and waits for its end. Throws a <see cref="ServiceException"/> where it is not run at all: there
    /// is no such function, the caller may not, it is not ready, or it is throttled (TooManyRequestsException).
    /// </summary>
    public async Task<FunctionOutcome> InvokeAsync(Invocation invocation, CancellationToken token)
    {
        (LambdaFunction function, FunctionVersion version) = Require(invocation);
        services.Lambda.Roles.RequireAssumable(version);
        LambdaAccount account = services.Lambda.Account(function.Arn.AccountId, function.Arn.Region);
        bool isReserved = Enter(account, function);
        try
        {
            return await RunAsync(invocation, version, token);
        }
        finally
        {
            Leave(account, function, isReserved);
        }
    }

    /// <summary>The version that would be run; throws as <see cref="InvokeAsync"/>.</summary>
    public (LambdaFunction Function, FunctionVersion Version) Require(Invocation invocation)
    {
        LambdaFunction? function = services.Lambda.Find(invocation.Function);
        if (invocation.Caller is { } caller)
        {
            _access.Demand(
                caller, "lambda:InvokeFunction", invocation.Function.ToString(), invocation.Function.AccountId,
                FunctionAccess.PolicyOf(function, invocation.Function.Qualifier), invocation.Conditions);
        }

        if (function is null)
        {
            throw LambdaError.NoFunction(invocation.Function);
        }

        lock (function.Gate)
        {
            DateTimeOffset now = services.Clock.GetUtcNow();
            FunctionVersion? version = function.Find(Chosen(function, invocation.Function.Qualifier));
            return version is null ? throw LambdaError.NoFunction(invocation.Function)
                : now < version.ActiveAt ? throw LambdaError.FunctionPending()
                : (function, version == function.Latest ? function.InvokedAt(now) : version);
        }
    }

    // An alias may send a share of its invocations to another version.
    private string? Chosen(LambdaFunction function, string? qualifier)
    {
        if (qualifier is null || !function.Aliases.TryGetValue(qualifier, out FunctionAlias? alias) || alias.Weights.Count == 0)
        {
            return qualifier;
        }

        double drawn = services.Ids.Chance();
        foreach ((string version, double weight) in alias.Weights)
        {
            if (drawn < weight)
            {
                return version;
            }

            drawn -= weight;
        }

        return alias.Version;
    }

    private static bool Enter(LambdaAccount account, LambdaFunction function)
    {
        lock (function.Gate)
        {
            if (function.ReservedConcurrency is int reserved)
            {
                if (function.Running >= reserved)
                {
                    throw RestError.Throttled("Rate Exceeded.", "ReservedFunctionConcurrentInvocationLimitExceeded");
                }

                function.Running++;
                return true;
            }

            if (!account.TryEnterUnreserved())
            {
                throw RestError.Throttled("Rate Exceeded.", "ConcurrentInvocationLimitExceeded");
            }

            function.Running++;
            return false;
        }
    }

    private static void Leave(LambdaAccount account, LambdaFunction function, bool isReserved)
    {
        lock (function.Gate)
        {
            function.Running--;
        }

        if (!isReserved)
        {
            account.LeaveUnreserved();
        }
    }

    private async Task<FunctionOutcome> RunAsync(Invocation invocation, FunctionVersion version, CancellationToken token)
    {
        var facts = new InvocationFacts
        {
            RequestId = services.Ids.Guid().ToString(),
            InvokedFunctionArn = invocation.Function.ToString(),
            ClientContext = invocation.ClientContext,
            WantsLog = invocation.WantsLog,
        };
        var faulted = new FaultedInvocation(services, version, invocation.Payload, facts, token);
        FunctionOutcome outcome = await (services.Faults.Find(version.Function) is InvocationEffect effect
            ? effect.RunAsync(faulted)
            : faulted.RunAsync());
        return outcome with { RequestId = facts.RequestId, ExecutedVersion = version.Version };
    }
}
