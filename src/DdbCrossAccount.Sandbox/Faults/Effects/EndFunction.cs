using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>
/// Ends the function's process in the middle of an invocation: when so many of its requests have come in, or after a
/// while. Where neither is given it runs to its end, and what it answers is not heard.
/// </summary>
/// <param name="outcome">What Lambda tells of it, given request id and seconds of its timeout.</param>
/// <param name="request">The request during which it is ended, 1 for the first; null: none.</param>
/// <param name="appliesRequest">Whether that request is applied; its answer goes nowhere.</param>
/// <param name="delay">How long after its beginning it is ended; null: not at all.</param>
internal sealed class EndFunction(Func<string, int, FunctionOutcome> outcome, int? request, bool appliesRequest, FaultDelay? delay)
    : InvocationEffect
{
    public override async Task<FunctionOutcome> RunAsync(FaultedInvocation invocation)
    {
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(invocation.Token);
        using var ended = new CancellationTokenSource();
        RequestCount? count = request is not int number ? null
            : new RequestCount(invocation.Services.Lambda.Requests, number, () =>
            {
                kill.Cancel();
                return appliesRequest;
            });
        Task waiting = delay is null ? Task.CompletedTask : KillAfterAsync(invocation, kill, ended.Token);
        FunctionOutcome answered = await invocation.RunAsync(kill.Token, count);
        await ended.CancelAsync();
        await waiting;
        bool isHit = kill.IsCancellationRequested || (request is null && delay is null);
        return !isHit ? answered
            : outcome(invocation.RequestId, invocation.Version.Settings.Timeout) with { LogTail = answered.LogTail };
    }

    private async Task KillAfterAsync(FaultedInvocation invocation, CancellationTokenSource kill, CancellationToken ended)
    {
        try
        {
            await delay!.WaitAsync(invocation.Services, ended);
            await kill.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The function was faster.
        }
    }
}
