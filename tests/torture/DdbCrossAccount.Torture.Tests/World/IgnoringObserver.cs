using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Torture.Tests.World;

/// <summary>Nobody listens.</summary>
internal sealed class IgnoringObserver : IEngineObserver
{
    public void Observe(EngineEvent engineEvent)
    {
    }
}
