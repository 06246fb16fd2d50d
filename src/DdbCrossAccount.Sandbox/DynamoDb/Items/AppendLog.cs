using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// A log that grows at its end and is trimmed at its beginning, in blocks, so that millions of entries are never
/// copied. Positions count from the first entry ever written. Not thread-safe.
/// </summary>
internal sealed class AppendLog<T>
{
    private const int BlockLength = 1024;

    private readonly List<T[]> _blocks = [];
    private long _firstBlockStart;

    /// <summary>The position of the oldest entry that is still there.</summary>
    public long Start { get; private set; }

    /// <summary>The position that the next entry will get.</summary>
    public long End { get; private set; }

    public ref readonly T this[long position] => ref Block(position)[(position - _firstBlockStart) % BlockLength];

    public void Append(T entry)
    {
        long offset = End - _firstBlockStart;
        if (offset == (long)_blocks.Count * BlockLength)
        {
            _blocks.Add(new T[BlockLength]);
        }

        Block(End)[offset % BlockLength] = entry;
        End++;
    }

    /// <summary>Forgets the entries before <paramref name="position"/>.</summary>
    public void TrimBefore(long position)
    {
        Start = position;
        int blocks = (int)((position - _firstBlockStart) / BlockLength);
        if (blocks > 0)
        {
            _blocks.RemoveRange(0, blocks);
            _firstBlockStart += (long)blocks * BlockLength;
        }
    }

    private T[] Block(long position)
    {
        return _blocks[(int)((position - _firstBlockStart) / BlockLength)];
    }
}
