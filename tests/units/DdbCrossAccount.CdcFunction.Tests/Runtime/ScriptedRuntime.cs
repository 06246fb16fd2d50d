using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.CdcFunction.Runtime;

namespace DdbCrossAccount.CdcFunction.Tests.Runtime;

/// <summary>Hands out invocations one after the other, and is broken behind the last.</summary>
internal sealed class ScriptedRuntime(params IEnumerable<RuntimeInvocation> invocations) : IRuntimeApi
{
    private readonly Queue<RuntimeInvocation> _invocations = new(invocations);

    public List<string> Answers { get; } = [];

    public List<RuntimeFailure> Failures { get; } = [];

    public Task<RuntimeInvocation> NextAsync(CancellationToken token) => _invocations.TryDequeue(out RuntimeInvocation? next)
        ? Task.FromResult(next)
        : Task.FromException<RuntimeInvocation>(new RuntimeApiException("over"));

    public Task RespondAsync(string requestId, ReadOnlyMemory<byte> answer, CancellationToken token)
    {
        Answers.Add($"{requestId}: {Encoding.UTF8.GetString(answer.Span)}");
        return Task.CompletedTask;
    }

    public Task FailAsync(string requestId, RuntimeFailure failure, CancellationToken token)
    {
        Failures.Add(failure);
        return Task.CompletedTask;
    }

    public Task FailInitAsync(RuntimeFailure failure, CancellationToken token) => FailAsync(string.Empty, failure, token);
}
