namespace DdbCrossAccount.Core.Observing;

/// <summary>A fact for support: a request id, a decision to retry, a size.</summary>
/// <param name="Text">One line.</param>
internal sealed record DetailNoted(string Text) : EngineEvent;
