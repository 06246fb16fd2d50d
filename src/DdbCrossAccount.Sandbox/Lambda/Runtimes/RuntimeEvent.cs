using System;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>One invocation on its way through the runtime API.</summary>
/// <param name="Facts">What the function is told of it.</param>
/// <param name="Payload">JSON.</param>
/// <param name="Deadline">Wall time at which it is ended.</param>
/// <param name="TraceId">Of AWS X-Ray, which is not asked for here.</param>
internal sealed record RuntimeEvent(InvocationFacts Facts, ReadOnlyMemory<byte> Payload, DateTimeOffset Deadline, string TraceId)
{
    /// <summary>Set when the function has answered, or has told that it failed.</summary>
    public TaskCompletionSource<FunctionOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
