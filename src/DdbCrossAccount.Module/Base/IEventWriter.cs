using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Module.Base;

/// <summary>Shows what the engine tells. Called on the pipeline thread only.</summary>
internal interface IEventWriter
{
    /// <summary>Shows one event.</summary>
    void Write(EngineEvent engineEvent);

    /// <summary>Called while nothing happens, so that held back progress comes out.</summary>
    void Sample();
}
