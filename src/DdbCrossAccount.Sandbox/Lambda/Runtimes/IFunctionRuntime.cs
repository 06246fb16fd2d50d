using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>What runs functions: processes, or what a test hands in.</summary>
internal interface IFunctionRuntime : IAsyncDisposable
{
    /// <summary>
    /// Runs the function once. Trouble of the function is an outcome; an exception is trouble of the runtime. The token
    /// ends the execution environment at once, whatever it is doing.
    /// </summary>
    Task<FunctionOutcome> InvokeAsync(
        FunctionVersion function, ReadOnlyMemory<byte> payload, InvocationFacts facts, CancellationToken token);
}
