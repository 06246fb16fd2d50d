using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

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
        _partitions = [.. Enumerable.Range(0, count)
            .Select(index => new Partition(index == 0 ? [] : new HashRange(index, count).FirstKey(), now))];
    }

    /// <summary>Told the key at which a partition was divided: the stream follows with its shards.</summary>
    public Action<byte[]>? Divided { get; set; }

    public int Count => _partitions.Count;

    public IReadOnlyList<Partition> All => _partitions;

    /// <summary>The first keys of all partitions, in order, as they are now.</summary>
    public KeyRanges Ranges => new([.. _partitions.Select(partition => partition.FirstKey)]);

    public Partition Find(ReadOnlySpan<byte> key)
    {
        return _partitions[IndexOf(key)];
    }

    /// <summary>Divides the partition that the key lies in: the key becomes the first one of a new partition.</summary>
    /// <returns>False when it is the first key of a partition already.</returns>
    public bool TryDivide(byte[] key, long now)
    {
        int index = IndexOf(key);
        if (_partitions[index].FirstKey.AsSpan().SequenceEqual(key))
        {
            return false;
        }

        _partitions[index].Narrow(now);
        _partitions.Insert(index + 1, new Partition(key, now));
        Divided?.Invoke(key);
        return true;
    }

    /// <summary>Divides the partitions with the widest ranges until there are so many.</summary>
    public void GrowTo(int count, long now)
    {
        while (Count < count)
        {
            byte[] middle = Enumerable.Range(0, Count).Select(index => (Middle: MiddleOf(index), Width: WidthOf(index)))
                .MaxBy(candidate => candidate.Width).Middle;
            if (!TryDivide(middle, now))
            {
                return;
            }
        }
    }

    /// <summary>The middle of the hashes that the partition of a key has.</summary>
    public byte[] MiddleOf(ReadOnlySpan<byte> key)
    {
        return MiddleOf(IndexOf(key));
    }

    private static UInt128 HashOf(byte[] firstKey)
    {
        Span<byte> hash = stackalloc byte[sizeof(ulong)];
        hash.Clear();
        firstKey.AsSpan(0, Math.Min(firstKey.Length, hash.Length)).CopyTo(hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private byte[] MiddleOf(int index)
    {
        byte[] key = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(key, (ulong)(HashOf(_partitions[index].FirstKey) + (WidthOf(index) / 2)));
        return key;
    }

    private UInt128 WidthOf(int index)
    {
        UInt128 end = index + 1 < Count ? HashOf(_partitions[index + 1].FirstKey) : UInt128.One << 64;
        return end - HashOf(_partitions[index].FirstKey);
    }

    private int IndexOf(ReadOnlySpan<byte> key)
    {
        int low = 0;
        int high = _partitions.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (key.SequenceCompareTo(_partitions[middle].FirstKey) >= 0)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
