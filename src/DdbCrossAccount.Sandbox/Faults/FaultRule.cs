using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>
/// One fault: which requests, which of them, what happens to them, and how often it was so. Thread-safe; the n-th
/// request that meets it is decided the same way each time that the same seed is used.
/// </summary>
internal sealed class FaultRule
{
    private readonly Lock _lock = new();
    private long _matched;
    private long _fired;

    public required string Id { get; init; }

    public required FaultFilter Filter { get; init; }

    public required FaultEffect Effect { get; init; }

    public required FaultDraws Draws { get; init; }

    /// <summary>Service time.</summary>
    public required DateTimeOffset SetAt { get; init; }

    /// <summary>The members with which it was set, to show them again.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Members { get; init; }

    /// <summary>So many of the matching requests pass at first. Default: 0.</summary>
    public long Skip { get; init; }

    /// <summary>Of those after, this share is hit. Default: 1, all.</summary>
    public double Share { get; init; } = 1;

    /// <summary>It fires at most so often. Default: no end.</summary>
    public long Count { get; init; } = long.MaxValue;

    /// <summary>The window opens so long after it was set. Default: at once.</summary>
    public TimeSpan From { get; init; }

    /// <summary>How long the window stays open. Default: for ever.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Requests that have met it.</summary>
    public long Matched => Interlocked.Read(ref _matched);

    /// <summary>Times that its effect was applied.</summary>
    public long Fired => Interlocked.Read(ref _fired);

    /// <summary>
    /// Counts the request if it meets the rule. Returns its number among those that meet it if it is to be hit, else
    /// null.
    /// </summary>
    public long? Match(RequestFacts facts, IReadOnlyList<TableArn> tables, DateTimeOffset now)
    {
        if (!IsOpen(now) || !Filter.Matches(facts, tables) || !Effect.Takes(facts))
        {
            return null;
        }

        long number = Interlocked.Increment(ref _matched) - 1;
        return number >= Skip && (Share >= 1 || Draws.Share(number) < Share) ? number : null;
    }

    /// <summary>Takes one of the times that it may fire; false when there is none left.</summary>
    public bool TryFire()
    {
        lock (_lock)
        {
            if (_fired >= Count)
            {
                return false;
            }

            _fired++;
            return true;
        }
    }

    private bool IsOpen(DateTimeOffset now)
    {
        TimeSpan age = now - SetAt;
        return age >= From && (Duration is not TimeSpan duration || age - From < duration);
    }
}
