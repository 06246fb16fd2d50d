using System;
using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>Tells whether more shards are to be expected: children become visible later than their parents close.</summary>
internal sealed class ShardStability
{
    // The Date header is cut to the second, so eleven of its seconds are ten for certain.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(11);

    // How long a child is waited for that has to come: a closed shard of a stream that is on has one, and one that was
    // closed under load may have two.
    private static readonly TimeSpan ChildPatience = TimeSpan.FromSeconds(61);

    private int _known;
    private DateTime? _changedAt;

    /// <summary>True when the last shard appeared, and the last end was reached, long enough ago.</summary>
    public bool IsComplete(ShardListing listing, IReadOnlyDictionary<string, ShardCursor> cursors)
    {
        int known = cursors.Count + cursors.Values.Count(cursor => cursor.IsAtEnd);
        if (known != _known || _changedAt is null)
        {
            _known = known;
            _changedAt = listing.ServiceTime;
        }

        bool mayHaveMore = listing.IsStreamOn && MayHaveMore(cursors);
        return listing.ServiceTime - _changedAt >= (mayHaveMore ? ChildPatience : Settled);
    }

    private static bool MayHaveMore(IReadOnlyDictionary<string, ShardCursor> cursors)
    {
        HashSet<string> parents = [.. cursors.Values.Select(cursor => cursor.ParentShardId).OfType<string>()];
        return cursors.Values
            .Where(cursor => cursor is { IsAtEnd: true, IsGone: false })
            .Any(cursor => !parents.Contains(cursor.ShardId) || cursor.ReadTime - cursor.LastTime < ChildPatience);
    }
}
