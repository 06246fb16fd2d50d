using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>Sends the head and the first bytes of the body, then nothing for a while, then the rest.</summary>
/// <param name="bytes">How many; null: half of them.</param>
/// <param name="delay">How long; null: until the client goes.</param>
internal sealed class StallAnswer(long? bytes, FaultDelay? delay) : FaultEffect
{
    private static readonly FaultDelay UntilTheClientGoes = new(Timeout.InfiniteTimeSpan, IsServiceTime: false);

    public override async ValueTask SendAsync(FaultedRequest request, ReadOnlyMemory<byte> body)
    {
        int first = (int)Math.Min(bytes ?? (body.Length / 2), body.Length);
        await request.WriteAsync(body[..first]);
        await request.FlushAsync();
        await request.WaitAsync(delay ?? UntilTheClientGoes);
        await request.WriteAsync(body[first..]);
    }
}
