using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Benchmarks;

/// <summary>Takes events and does nothing with them.</summary>
internal sealed class SilentObserver : IEngineObserver
{
    public void Observe(EngineEvent engineEvent)
    {
    }
}
