using DdbCrossAccount.Core.Comparing.Rechecking;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Comparing;

/// <summary>A difference was confirmed, or a key kept moving.</summary>
/// <param name="Pair">The key and what can be said about it. It holds item data.</param>
internal sealed record DifferenceFound(RecheckedPair Pair) : EngineEvent;
