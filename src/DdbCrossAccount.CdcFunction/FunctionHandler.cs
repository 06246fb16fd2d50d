using System;
using System.Buffers;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Probing;

namespace DdbCrossAccount.CdcFunction;

/// <summary>The function without Lambda around it: an event in, an answer out.</summary>
internal sealed class FunctionHandler(BatchApplier applier, RightsProbe probe)
{
    /// <summary>Applies the event, or tells what the function may when that is asked; what it throws, Lambda is told as the function's error.</summary>
    public async Task<ReadOnlyMemory<byte>> HandleAsync(
        ReadOnlyMemory<byte> payload, Invocation invocation, CancellationToken token)
    {
        if (ProbeEvent.Read(payload.Span) is { } streamArn)
        {
            return ProbeAnswer.Write(await probe.ProbeAsync(streamArn, token).ConfigureAwait(false));
        }

        BatchAnswer answer = await applier.ApplyAsync(payload, invocation, token).ConfigureAwait(false);
        var body = new ArrayBufferWriter<byte>();
        answer.Write(body);
        return body.WrittenMemory;
    }
}
