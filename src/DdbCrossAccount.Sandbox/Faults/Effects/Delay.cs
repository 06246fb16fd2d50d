using System;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>
/// Holds a request before it is applied, or its answer. A client that goes ends the wait, and a request that was not
/// applied yet never is.
/// </summary>
internal sealed class Delay(FaultDelay delay, bool isAfter) : FaultEffect
{
    public override async ValueTask ApplyAsync(FaultedRequest request, Func<ValueTask> apply)
    {
        if (!isAfter)
        {
            await request.WaitAsync(delay);
        }

        await apply();
    }

    public override async ValueTask SendAsync(FaultedRequest request, ReadOnlyMemory<byte> body)
    {
        if (isAfter)
        {
            await request.WaitAsync(delay);
        }

        await request.WriteAsync(body);
    }
}
