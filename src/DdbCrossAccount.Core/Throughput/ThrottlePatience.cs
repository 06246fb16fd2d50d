using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Throughput;

/// <summary>
/// Waits between attempts of one call that the service refuses for lack of throughput, and knows when to give up.
/// </summary>
/// <remarks>Not thread-safe: one for each call that goes on until it is done.</remarks>
internal sealed class ThrottlePatience(EngineContext context, TimeSpan timeout)
{
    // A partition gives anew every second: shorter waits at first, and never so long that a table runs idle.
    private readonly Jitter _jitter = new(context, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10));
    private long _lastProgress = context.Clock.GetTimestamp();
    private int _attempts;

    /// <summary>The service took something: waiting begins anew.</summary>
    public void Progressed()
    {
        _lastProgress = context.Clock.GetTimestamp();
        _attempts = 0;
    }

    /// <summary>
    /// Waits before the next attempt; false when nothing was taken for longer than the timeout, and it is no use.
    /// </summary>
    public async Task<bool> WaitAsync(CancellationToken token)
    {
        if (context.Clock.GetElapsedTime(_lastProgress) >= timeout)
        {
            return false;
        }

        await Task.Delay(_jitter.Next(_attempts++), context.Clock, token).ConfigureAwait(false);
        return true;
    }
}
