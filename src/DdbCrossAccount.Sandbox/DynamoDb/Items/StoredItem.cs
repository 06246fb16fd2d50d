using System;
using System.Buffers.Binary;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// One item as it is kept: size, ordered key and JSON in a single array, so that millions of items cost little more
/// than their bytes. Never changed once made; several holders (table, stream, change log) share it.
/// </summary>
internal readonly struct StoredItem : IKeyed
{
    private const int HeaderLength = 6;

    private readonly byte[]? _bytes;

    private StoredItem(byte[] bytes)
    {
        _bytes = bytes;
    }

    /// <summary>False for "no item": the default value.</summary>
    public bool Exists => _bytes is not null;

    /// <summary>The item's size by DynamoDB's rules.</summary>
    public int Size => BinaryPrimitives.ReadInt32LittleEndian(_bytes);

    /// <summary>The key in the form in which the table is ordered; see <see cref="KeyEncoder"/>.</summary>
    public ReadOnlySpan<byte> Key => _bytes.AsSpan(HeaderLength, KeyLength);

    /// <summary>The item in DynamoDB JSON, canonical.</summary>
    public ReadOnlySpan<byte> Json => _bytes.AsSpan(HeaderLength + KeyLength);

    /// <summary>The same bytes, for those who keep them.</summary>
    public ReadOnlyMemory<byte> JsonMemory => _bytes.AsMemory(HeaderLength + KeyLength);

    StoredItem IKeyed.Item => this;

    private int KeyLength => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(4));

    public static StoredItem Create(ReadOnlySpan<byte> key, ReadOnlySpan<byte> json, int size)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(HeaderLength + key.Length + json.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, size);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), (ushort)key.Length);
        key.CopyTo(bytes.AsSpan(HeaderLength));
        json.CopyTo(bytes.AsSpan(HeaderLength + key.Length));
        return new StoredItem(bytes);
    }

    /// <summary>True when both are the very same stored item, or both none.</summary>
    public bool IsSame(StoredItem other)
    {
        return ReferenceEquals(_bytes, other._bytes);
    }
}
