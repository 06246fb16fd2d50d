namespace DdbCrossAccount.Core.Observing;

/// <summary>Something that the engine did or measured; each kind is a record of its own. It holds no secret and no item data.</summary>
internal abstract record EngineEvent;
