using System;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>A range of ordered keys: from the lower bound, inclusive, to the upper one, exclusive, or without end.</summary>
internal sealed record KeyRange(byte[] Lower, byte[]? Upper)
{
    /// <summary>The keys of one segment of a scan.</summary>
    public static KeyRange Of(HashRange segment)
    {
        return new KeyRange(
            segment.FirstKey(),
            segment.Index + 1 < segment.Total ? new HashRange(segment.Index + 1, segment.Total).FirstKey() : null);
    }

    /// <summary>All keys that begin with the prefix.</summary>
    public static KeyRange StartingWith(ReadOnlySpan<byte> prefix)
    {
        return new KeyRange(prefix.ToArray(), Behind(prefix));
    }

    /// <summary>The least key that is greater than all that begin with the prefix; null where there is none.</summary>
    public static byte[]? Behind(ReadOnlySpan<byte> prefix)
    {
        int last = prefix.LastIndexOfAnyExcept((byte)0xFF);
        if (last < 0)
        {
            return null;
        }

        byte[] bound = prefix[..(last + 1)].ToArray();
        bound[last]++;
        return bound;
    }

    public bool IsBelow(ReadOnlySpan<byte> key)
    {
        return key.SequenceCompareTo(Lower) < 0;
    }

    public bool IsAbove(ReadOnlySpan<byte> key)
    {
        return Upper is not null && key.SequenceCompareTo(Upper) >= 0;
    }
}
