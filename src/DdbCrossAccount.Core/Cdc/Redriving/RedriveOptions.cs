using System;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Redriving;

/// <summary>How patiently one key is settled.</summary>
internal sealed record RedriveOptions
{
    /// <summary>Default: 12; with the delays between them they take about a minute.</summary>
    public int MaxAttempts { get; init; } = 12;

    /// <summary>The longest delay before the second attempt; it doubles with each further one. Default: 100 ms.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Default: 10 seconds.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a write whose answer was lost may still be carried out. Default: that of the ledger, 20 seconds.
    /// </summary>
    public TimeSpan WriteLifetime { get; init; } = LedgerConstants.RequestLifetime;
}
