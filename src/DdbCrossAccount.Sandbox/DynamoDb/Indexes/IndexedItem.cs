using System;
using System.Buffers.Binary;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>
/// One entry of a secondary index: the ordered key and the projected size in one array, and a reference to the table's
/// item, whose bytes are not copied. Never changed once made.
/// </summary>
internal readonly struct IndexedItem : IKeyed
{
    private readonly byte[]? _bytes;

    private IndexedItem(byte[] bytes, StoredItem item)
    {
        _bytes = bytes;
        Item = item;
    }

    /// <summary>False for "no entry": the default value.</summary>
    public bool Exists => _bytes is not null;

    /// <summary>See <see cref="IndexKeyEncoder"/>.</summary>
    public ReadOnlySpan<byte> Key => _bytes.AsSpan(sizeof(int));

    /// <summary>What the projected attributes count.</summary>
    public int Size => BinaryPrimitives.ReadInt32LittleEndian(_bytes);

    public StoredItem Item { get; }

    public static IndexedItem Create(ReadOnlySpan<byte> key, StoredItem item, int size)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(sizeof(int) + key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, size);
        key.CopyTo(bytes.AsSpan(sizeof(int)));
        return new IndexedItem(bytes, item);
    }
}
