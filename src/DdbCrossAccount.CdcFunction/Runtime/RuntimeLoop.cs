using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.CdcFunction.Logging;

namespace DdbCrossAccount.CdcFunction.Runtime;

/// <summary>Takes one invocation after the other, and answers each.</summary>
internal sealed class RuntimeLoop(IRuntimeApi runtime, FunctionHandler handler, FunctionLog log)
{
    /// <summary>
    /// Runs until it is stopped, or until the runtime API is broken (<see cref="RuntimeApiException"/>).
    /// </summary>
    public async Task RunAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            RuntimeInvocation invocation = await runtime.NextAsync(token).ConfigureAwait(false);
            await HandleAsync(invocation, token).ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(RuntimeInvocation invocation, CancellationToken token)
    {
        string requestId = invocation.Facts.RequestId;
        ReadOnlyMemory<byte> answer;
        try
        {
            answer = await handler.HandleAsync(invocation.Payload, invocation.Facts, token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever it is, the batch is delivered again; Lambda is told, and the environment stays.
            RuntimeFailure failure = FunctionFailures.Of(exception);
            log.Failed(requestId, failure);
            await runtime.FailAsync(requestId, failure, CancellationToken.None).ConfigureAwait(false);
            if (FunctionFailures.IsOfCredentials(failure))
            {
                throw new EnvironmentSpentException("The credentials of this environment are not taken any more.");
            }

            return;
        }

        await runtime.RespondAsync(requestId, answer, CancellationToken.None).ConfigureAwait(false);
    }
}
