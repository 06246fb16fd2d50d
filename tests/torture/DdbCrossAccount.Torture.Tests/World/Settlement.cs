using System.Collections.Generic;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Torture.Tests.World;

/// <summary>How a world came to rest.</summary>
/// <param name="Doubts">Keys that were in doubt and were settled.</param>
/// <param name="Parked">Keys that could not be applied.</param>
/// <param name="Records">Records that the stream holds, each with its receipt.</param>
internal sealed record Settlement(int Doubts, IReadOnlyList<ParkedKey> Parked, long Records);
