using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>
/// Sends the head and the first bytes of the body, and closes the connection. An answer without a body is dropped as a
/// whole.
/// </summary>
/// <param name="bytes">How many; null: half of them. At least the last one is kept back.</param>
/// <param name="reset">By a TCP reset, which may swallow some of the bytes too.</param>
internal sealed class CutAnswer(long? bytes, bool reset) : FaultEffect
{
    public override async ValueTask SendAsync(FaultedRequest request, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            throw request.Drop(reset);
        }

        await request.WriteAsync(body[..(int)Math.Min(bytes ?? (body.Length / 2), body.Length - 1)]);
        await request.FlushAsync();
        if (reset)
        {
            throw request.Drop(reset);
        }

        // The server closes a connection whose answer is shorter than it says, when all of it has gone out.
        request.Facts.IsDropped = true;
        throw new ConnectionDroppedException();
    }
}
