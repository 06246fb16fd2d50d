using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>
/// Turns the index key of an item into bytes in whose unsigned order the index is kept: 16 bytes of hash of the partition
/// attributes, these, the sort attributes, and the table's own key, which makes it unique and the order of items with
/// equal index keys stable. Each attribute stands as a <see cref="KeyComponent"/>.
/// </summary>
internal sealed class IndexKeyEncoder
{
    private readonly Utf8Buffer _key = new();
    private readonly Utf8Buffer _components = new();
    private readonly Utf8Buffer _scalar = new();
    private int _scalarLength;

    /// <summary>The key that was encoded last; valid until the next call.</summary>
    public ReadOnlySpan<byte> Key => _key.Written;

    /// <summary>
    /// Encodes the key of an item. False when the item is not in the index: a key attribute is not there, or (in an item
    /// that is older than the index) it has another type, is empty or too long.
    /// </summary>
    /// <param name="item">The item taken apart; its key attributes are enough.</param>
    /// <param name="tableKey">The ordered key of the item in its table.</param>
    /// <param name="keys">The key attributes of the index.</param>
    /// <param name="isGlobal">A local index shares the table's partition key, which then need not stand there twice.</param>
    public bool TryEncode(ItemEncoder item, ReadOnlySpan<byte> tableKey, IndexKeys keys, bool isGlobal)
    {
        _key.Clear();
        if (!TryRead(item, keys.Partition, KeyEncoder.MaximumPartitionKeySize))
        {
            return false;
        }

        PartitionHash.Append(keys.HashSalt, keys.Partition.Count == 1 ? _scalar.Written : _components.Written, _key);
        _key.Append(_components.Written);
        int shared = isGlobal ? 0 : PartitionHash.Length + _scalarLength;
        if (!TryRead(item, keys.Sort, KeyEncoder.MaximumSortKeySize))
        {
            return false;
        }

        _key.Append(_components.Written);
        _key.Append(tableKey[shared..]);
        return true;
    }

    /// <summary>Reads the attributes in a row; <see cref="_scalar"/> then holds the last and the length counts all.</summary>
    private bool TryRead(ItemEncoder item, IReadOnlyList<KeyAttribute> attributes, int maximumSize)
    {
        _components.Clear();
        _scalarLength = 0;
        foreach (KeyAttribute attribute in attributes)
        {
            if (item.Find(attribute.NameUtf8) is not { } slot || slot.Type != attribute.Type
                || KeyEncoder.IsEmpty(item.Value(slot), slot.Type))
            {
                return false;
            }

            _scalar.Clear();
            KeyEncoder.AppendScalar(item.Value(slot), slot.Type, _scalar);
            _scalarLength += _scalar.Length;
            KeyComponent.Append(_scalar.Written, _components);
        }

        return _scalarLength <= maximumSize;
    }
}
