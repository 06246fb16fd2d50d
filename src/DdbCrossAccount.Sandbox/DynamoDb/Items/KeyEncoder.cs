using System;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// Turns a primary key into bytes in whose unsigned order the table is kept: 16 bytes of hash of the partition key,
/// the partition key, the sort key. So a scan runs in the order of hashes, as in DynamoDB, while the items of one
/// partition key lie together in the order of their sort keys.
/// </summary>
/// <remarks>DynamoDB's own hash function is not published; MD5 stands for it.</remarks>
internal sealed class KeyEncoder
{
    public const int HashLength = 16;

    private const int MaximumPartitionKeySize = 2048;
    private const int MaximumSortKeySize = 1024;

    private readonly Utf8Buffer _key = new();
    private readonly Utf8Buffer _scalar = new();

    /// <summary>The key that was encoded last; valid until the next call.</summary>
    public ReadOnlySpan<byte> Key => _key.Written;

    /// <summary>Encodes the key of a whole item that is about to be written.</summary>
    public void EncodeFromItem(ItemEncoder item, KeySchema schema)
    {
        Begin(item, ItemAttribute(item, schema.Partition));
        if (schema.Sort is not null)
        {
            AppendSort(item, ItemAttribute(item, schema.Sort));
        }
    }

    /// <summary>Encodes a key that a request names: exactly the attributes of the key and no others.</summary>
    public void EncodeFromKey(ItemEncoder key, KeySchema schema)
    {
        if (key.Attributes.Count != schema.Count)
        {
            throw DynamoDbError.KeyDoesNotMatchSchema();
        }

        Begin(key, KeyAttributeOf(key, schema.Partition));
        if (schema.Sort is not null)
        {
            AppendSort(key, KeyAttributeOf(key, schema.Sort));
        }
    }

    private static AttributeSlot ItemAttribute(ItemEncoder item, KeyAttribute attribute)
    {
        AttributeSlot slot = item.Find(attribute.NameUtf8) ?? throw DynamoDbError.MissingKey(attribute.Name);
        if (slot.Type != attribute.Type)
        {
            throw DynamoDbError.KeyTypeMismatch(attribute.Name, attribute.Type, slot.Type);
        }

        RefuseEmpty(item, slot, attribute);
        return slot;
    }

    private static AttributeSlot KeyAttributeOf(ItemEncoder key, KeyAttribute attribute)
    {
        if (key.Find(attribute.NameUtf8) is not { } slot || slot.Type != attribute.Type)
        {
            throw DynamoDbError.KeyDoesNotMatchSchema();
        }

        RefuseEmpty(key, slot, attribute);
        return slot;
    }

    private static void RefuseEmpty(ItemEncoder item, AttributeSlot slot, KeyAttribute attribute)
    {
        const int LengthOfEmpty = 8;
        if (item.Value(slot).Length == LengthOfEmpty && attribute.Type != AttributeType.N)
        {
            throw DynamoDbError.EmptyKeyValue(attribute.Name, attribute.Type);
        }
    }

    private void Begin(ItemEncoder item, AttributeSlot partition)
    {
        ReadScalar(item, partition);
        if (_scalar.Length > MaximumPartitionKeySize)
        {
            throw DynamoDbError.PartitionKeyTooLong();
        }

        _key.Clear();
        MD5.HashData(_scalar.Written, _key.GetSpan(HashLength));
        _key.Advance(HashLength);
        _key.Append(_scalar.Written);
    }

    private void AppendSort(ItemEncoder item, AttributeSlot sort)
    {
        ReadScalar(item, sort);
        if (_scalar.Length > MaximumSortKeySize)
        {
            throw DynamoDbError.SortKeyTooLong();
        }

        _key.Append(_scalar.Written);
    }

    private void ReadScalar(ItemEncoder item, AttributeSlot slot)
    {
        const int PrefixLength = 6;
        const int SuffixLength = 2;
        ReadOnlySpan<byte> content = item.Value(slot)[PrefixLength..^SuffixLength];
        _scalar.Clear();
        Span<byte> space = _scalar.GetSpan(Math.Max(content.Length, DynamoNumber.MaximumOrderedLength));
        int written = slot.Type switch
        {
            AttributeType.N => DynamoNumber.Parse(content).WriteOrdered(space),
            AttributeType.B => Decode(content, space),
            _ => JsonText.Unescape(content, space),
        };
        _scalar.Advance(written);
    }

    private static int Decode(ReadOnlySpan<byte> base64, Span<byte> destination)
    {
        Base64.DecodeFromUtf8(base64, destination, out _, out int written);
        return written;
    }
}
