namespace DdbCrossAccount.Core.Observing;

/// <summary>The engine begins something that takes a remote call or longer.</summary>
/// <param name="Text">One line with names and numbers.</param>
internal sealed record PhaseEntered(string Text) : EngineEvent;
