using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>The partitions of a table at one time: the first key of each, in order. Immutable.</summary>
internal sealed record KeyRanges(IReadOnlyList<byte[]> FirstKeys)
{
    public int Count => FirstKeys.Count;

    /// <summary>The number, from 0, of the range that an ordered key lies in.</summary>
    public int IndexOf(ReadOnlySpan<byte> key)
    {
        int index = FirstKeys.Count - 1;
        while (index > 0 && key.SequenceCompareTo(FirstKeys[index]) < 0)
        {
            index--;
        }

        return index;
    }
}
