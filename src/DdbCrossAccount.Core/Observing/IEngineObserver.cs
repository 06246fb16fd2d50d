namespace DdbCrossAccount.Core.Observing;

/// <summary>Takes what the engine tells. Called from any thread, one event at a time or several at once; it must return quickly and never throw.</summary>
internal interface IEngineObserver
{
    /// <summary>Takes one event.</summary>
    void Observe(EngineEvent engineEvent);
}
