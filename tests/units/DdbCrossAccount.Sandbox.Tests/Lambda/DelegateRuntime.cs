using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Tests.Lambda;

/// <summary>Runs functions in the test itself.</summary>
internal sealed class DelegateRuntime(
    Func<FunctionVersion, ReadOnlyMemory<byte>, InvocationFacts, CancellationToken, Task<FunctionOutcome>> run) : IFunctionRuntime
{
    public Task<FunctionOutcome> InvokeAsync(
        FunctionVersion function, ReadOnlyMemory<byte> payload, InvocationFacts facts, CancellationToken token)
    {
        return run(function, payload, facts, token);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
