using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>
/// How the ordered keys of a table or global index are divided among partitions. At first these are equal parts of the
/// hash space; a split divides one of them, and none is ever joined again. Used under the table's lock.
/// </summary>
internal sealed class PartitionMap
{
    private readonly List<Partition> _partitions;

    public PartitionMap(int count, long now)
    {
        Ranges = KeyRanges.Equal(count);
        _partitions = [.. Ranges.FirstKeys.Select(firstKey => new Partition(firstKey, now))];
    }

    /// <summary>Told the key at which a partition was divided: the stream follows with its shards.</summary>
    public Action<byte[]>? Divided { get; set; }

    public int Count => _partitions.Count;

    public IReadOnlyList<Partition> All => _partitions;

    /// <summary>The partitions as they are now.</summary>
    public KeyRanges Ranges { get; private set; }

    /// <summary>The first key of the partition with the widest range of hashes.</summary>
    public byte[] WidestFirstKey => Ranges.FirstKeys[Enumerable.Range(0, Count).MaxBy(WidthOf)];

    public Partition Find(ReadOnlySpan<byte> key)
    {
        return _partitions[Ranges.IndexOf(key)];
    }

    /// <summary>Divides the partition that the key lies in: the key becomes the first one of a new partition.</summary>
    /// <returns>False when it is the first key of a partition already.</returns>
    public bool TryDivide(byte[] key, long now)
    {
        if (Ranges.BeginsAt(key))
        {
            return false;
        }

        int index = Ranges.IndexOf(key);
        Ranges = Ranges.Divide(key);
        _partitions[index].Narrow(now);
        _partitions.Insert(index + 1, new Partition(key, now));
        Divided?.Invoke(key);
        return true;
    }

    /// <summary>Divides the partitions with the widest ranges of hashes until there are so many, or no more can be.</summary>
    public void GrowTo(int count, long now)
    {
        while (Count < count)
        {
            if (MiddleOf(WidestFirstKey) is not { } middle || !TryDivide(middle, now))
            {
                return;
            }
        }
    }

    /// <summary>The middle of the hashes of the partition that the key lies in; null where it has only one hash.</summary>
    public byte[]? MiddleOf(ReadOnlySpan<byte> key)
    {
        int index = Ranges.IndexOf(key);
        UInt128 width = WidthOf(index);
        if (width < 2)
        {
            return null;
        }

        byte[] middle = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(middle, (ulong)(HashOf(Ranges.FirstKeys[index]) + (width / 2)));
        return middle;
    }

    private static UInt128 HashOf(byte[] firstKey)
    {
        Span<byte> hash = stackalloc byte[sizeof(ulong)];
        hash.Clear();
        firstKey.AsSpan(0, Math.Min(firstKey.Length, hash.Length)).CopyTo(hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private UInt128 WidthOf(int index)
    {
        UInt128 end = index + 1 < Count ? HashOf(_partitions[index + 1].FirstKey) : UInt128.One << 64;
        return end - HashOf(_partitions[index].FirstKey);
    }
}
