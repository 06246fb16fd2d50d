using System;

namespace DdbCrossAccount.Core.Throughput;

/// <summary>Waits before repeated calls, with the engine's clock and chance. Thread-safe.</summary>
internal sealed class Jitter(EngineContext context, TimeSpan first, TimeSpan longest)
{
    /// <summary>How long to wait before the repeat.</summary>
    /// <param name="attempt">How often the call was repeated already, from 0.</param>
    public TimeSpan Next(int attempt)
    {
        double chance;
        lock (context.Random)
        {
            chance = context.Random.NextDouble();
        }

        return RetryDelay.FullJitter(attempt, first, longest, chance);
    }
}
