using System;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>Names and numbers of failures.</summary>
internal static class FailureConstants
{
    public const string Parked = "Parked";
    public const string Doubt = "Doubt";
    public const string Discarded = "Discarded";
    public const string Message = "Message";
    public const string Open = "Open";

    /// <summary>Keys that are repaired side by side.</summary>
    public const int KeysAtOnce = 8;

    /// <summary>More messages than this are left in the queue for the next time.</summary>
    public const int MaxMessages = 5000;

    /// <summary>How long messages are out of sight while they are read; they are given back before.</summary>
    public static readonly TimeSpan MessageHidden = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The longest that a write of an invocation can be on its way, from when it is told of: Lambda's longest timeout of 15
    /// minutes and a request's lifetime, rounded up. No wait is longer, whatever clocks say.
    /// </summary>
    public static readonly TimeSpan LongestWrite = TimeSpan.FromMinutes(16);

    /// <summary>How often attempts under way are looked at while their end is awaited.</summary>
    public static readonly TimeSpan AttemptPoll = TimeSpan.FromSeconds(1);

    /// <summary>The longest that one write of a repair takes until it is given up.</summary>
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(60);
}
