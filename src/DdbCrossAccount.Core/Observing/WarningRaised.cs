namespace DdbCrossAccount.Core.Observing;

/// <summary>Something that the user may want to stop for; told once for each cause.</summary>
/// <param name="Text">One sentence of fact and one of consequence.</param>
internal sealed record WarningRaised(string Text) : EngineEvent;
