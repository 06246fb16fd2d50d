using DdbCrossAccount.Core.Comparing.Pairing;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Comparing;

/// <summary>A page was read.</summary>
/// <param name="Counts">What was read and cancelled so far.</param>
/// <param name="Tally">What was read in bytes, and what was found.</param>
internal sealed record ComparisonProgressed(PairCounts Counts, ComparisonTally Tally) : EngineEvent;
