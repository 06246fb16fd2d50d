using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Observing;

/// <summary>One input could not be served; the others go on.</summary>
/// <param name="Error">What happened to it.</param>
internal sealed record InputFailed(DdbCrossAccountException Error) : EngineEvent;
