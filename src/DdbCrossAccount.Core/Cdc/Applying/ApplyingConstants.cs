using System;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Numbers of applying, each our own choice unless it names a limit.</summary>
internal static class ApplyingConstants
{
    /// <summary>
    /// Calls to the target at once: 16 calls of 25 writes at 10 ms each are 40,000 a second, a new table's quota.
    /// </summary>
    public const int Parallelism = 16;

    /// <summary>
    /// After so many attempts that did not end, an attempt takes half of the records of the last one, so that what
    /// crashes the function is found.
    /// </summary>
    public const int AttemptsBeforeHalving = 3;

    /// <summary>A record that crashed the function so often while it was the only one is parked.</summary>
    public const int CrashesBeforeParking = 2;

    /// <summary>
    /// Receipts that are looked through for the records of a batch. Numbers of parallel shards may lie between each
    /// other; the
    /// receipt of a batch that is delivered again is among the first behind its first number.
    /// </summary>
    public const int ReceiptsToLookThrough = 32;

    /// <summary>A call to the target that takes longer is given up, and its outcome is unknown.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>No call to the target is begun when less than this is left for it.</summary>
    public static readonly TimeSpan ShortestAttempt = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Kept back at the end of an invocation for the ledger's writes: this share of what is left, within bounds.
    /// </summary>
    public const double ReserveShare = 0.2;

    public static readonly TimeSpan ShortestReserve = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan FirstRepeat = TimeSpan.FromMilliseconds(50);
    public static readonly TimeSpan LongestRepeat = TimeSpan.FromSeconds(5);

    /// <summary>How often an attempt under way is looked at while its end is awaited.</summary>
    public static readonly TimeSpan IntentPoll = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// A stream keeps its records for 24 hours and may trim them at any moment after. A record that is needed and older
    /// than this tells that trimming may have
    /// overtaken the replay.
    /// </summary>
    public static readonly TimeSpan OldestSafeAge = TimeSpan.FromHours(22);
}
