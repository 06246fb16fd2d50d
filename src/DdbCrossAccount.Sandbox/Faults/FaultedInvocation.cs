using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>One invocation that a rule hits, and what an effect may do with it.</summary>
/// <param name="services">Clocks and functions.</param>
/// <param name="version">What is invoked.</param>
/// <param name="payload">With what.</param>
/// <param name="facts">What the function is told.</param>
/// <param name="token">Ends the invocation.</param>
internal sealed class FaultedInvocation(
    SandboxServices services, FunctionVersion version, ReadOnlyMemory<byte> payload, InvocationFacts facts, CancellationToken token)
{
    public SandboxServices Services => services;

    public FunctionVersion Version => version;

    public string RequestId => facts.RequestId;

    public CancellationToken Token => token;

    /// <summary>Runs the function as ever.</summary>
    public Task<FunctionOutcome> RunAsync() => RunAsync(facts, token);

    /// <summary>Runs the function a further time, under a request id of its own.</summary>
    public Task<FunctionOutcome> RunAgainAsync() => RunAsync(facts with { RequestId = services.Ids.Guid().ToString() }, token);

    /// <summary>Runs the function; the token ends its process at once. Calls back at one of its requests.</summary>
    public Task<FunctionOutcome> RunAsync(CancellationToken kill, RequestCount? requests)
    {
        return RunAsync(facts with { Requests = requests }, kill);
    }

    private Task<FunctionOutcome> RunAsync(InvocationFacts told, CancellationToken kill)
    {
        return services.FunctionRuntime.InvokeAsync(version, payload, told, kill);
    }
}
