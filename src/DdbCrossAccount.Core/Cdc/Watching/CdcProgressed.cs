using System;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>A change data capture was looked at while it was waited for.</summary>
/// <param name="SourceTableName">The table whose changes are taken.</param>
/// <param name="StreamArn">Its stream.</param>
/// <param name="State">The state of the mapping.</param>
/// <param name="LagAtMost">The lag is not more than this; null while that is not known.</param>
/// <param name="TimeLeft">The time until it is gone, if it goes on falling as it does; null while that is not known.</param>
/// <param name="ReadCount">The records that were read for the proof.</param>
/// <param name="UnreceiptedCount">Those of them that have no receipt yet.</param>
/// <param name="ParkedCount">Keys that wait for a repair.</param>
/// <param name="DoubtCount">Keys with a write of unknown outcome.</param>
/// <param name="WindowLeft">The time until the stream drops the oldest change that is not applied; null while unknown.</param>
internal sealed record CdcProgressed(
    string SourceTableName,
    string StreamArn,
    string State,
    TimeSpan? LagAtMost,
    TimeSpan? TimeLeft,
    long ReadCount,
    long UnreceiptedCount,
    int ParkedCount,
    int DoubtCount,
    TimeSpan? WindowLeft) : EngineEvent;
