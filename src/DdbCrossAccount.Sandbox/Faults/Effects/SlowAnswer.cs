using System;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>Sends the body at a given speed of wall time, ten pieces a second.</summary>
internal sealed class SlowAnswer(double bytesPerSecond) : FaultEffect
{
    private const int PiecesPerSecond = 10;

    private readonly int _pieceLength = (int)Math.Clamp(bytesPerSecond / PiecesPerSecond, 1, int.MaxValue);

    public override async ValueTask SendAsync(FaultedRequest request, ReadOnlyMemory<byte> body)
    {
        var pause = new FaultDelay(TimeSpan.FromSeconds(_pieceLength / bytesPerSecond), IsServiceTime: false);
        while (body.Length > _pieceLength)
        {
            await request.WriteAsync(body[.._pieceLength]);
            await request.FlushAsync();
            await request.WaitAsync(pause);
            body = body[_pieceLength..];
        }

        await request.WriteAsync(body);
    }
}
