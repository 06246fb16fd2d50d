using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Module.Base;

/// <summary>
/// Drops what the engine tells, for reads on the side that nobody asked for: completion, and the numbers of -WhatIf.
/// </summary>
internal sealed class SilentObserver : IEngineObserver
{
    public void Observe(EngineEvent engineEvent)
    {
    }
}
