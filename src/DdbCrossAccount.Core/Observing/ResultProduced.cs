namespace DdbCrossAccount.Core.Observing;

/// <summary>A result is ready; it is told as soon as it exists, not at the end.</summary>
/// <param name="Result">An object of a public type.</param>
internal sealed record ResultProduced(object Result) : EngineEvent;
