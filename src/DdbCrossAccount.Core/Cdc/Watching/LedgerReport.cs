using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>What the ledger tells at one moment.</summary>
/// <param name="Control">What the function goes by.</param>
/// <param name="ServiceTime">When that was read, by the service's clock.</param>
/// <param name="Figures">What was done in all.</param>
/// <param name="RecentLag">The lags of the last minutes in which something was applied.</param>
/// <param name="ParkedCount">Keys that are left to a repair.</param>
/// <param name="DoubtCount">Keys with a write of unknown outcome.</param>
/// <param name="Intents">Attempts that have begun and not ended.</param>
/// <param name="BrokenWindow">The mark that changes may have been trimmed unread; null without one.</param>
internal sealed record LedgerReport(
    CdcControl Control,
    DateTime? ServiceTime,
    CdcFigures Figures,
    LagHistogram RecentLag,
    int ParkedCount,
    int DoubtCount,
    IReadOnlyList<BatchIntent> Intents,
    BrokenWindow? BrokenWindow);
