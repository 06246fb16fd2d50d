using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// Turns a primary key into bytes in whose unsigned order the table is kept: 16 bytes of hash of the partition key,
/// the partition key, the sort key. So a scan runs in the order of hashes, as in DynamoDB, while the items of one
/// partition key lie together in the order of their sort keys.
/// </summary>
internal sealed class KeyEncoder
{
    /// <summary>In bytes; of a multi-attribute key all attributes together.</summary>
    public const int MaximumPartitionKeySize = 2048;

    /// <summary>In bytes; of a multi-attribute key all attributes together.</summary>
    public const int MaximumSortKeySize = 1024;

    private const int PrefixLength = 6;
    private const int SuffixLength = 2;

    private readonly Utf8Buffer _key = new();
    private readonly Utf8Buffer _scalar = new();

    /// <summary>The key that was encoded last; valid until the next call.</summary>
    public ReadOnlySpan<byte> Key => _key.Written;

    /// <summary>Encodes the key of a whole item that is about to be written.</summary>
    /// <param name="item">The item.</param>
    /// <param name="schema">The key.</param>
    /// <param name="isBatched">In a batch AWS tells less of what is wrong with the key.</param>
    public void EncodeFromItem(ItemEncoder item, KeySchema schema, bool isBatched)
    {
        Begin(item, isBatched ? KeyAttributeOf(item, schema.Partition) : ItemAttribute(item, schema.Partition), schema.HashSalt);
        if (schema.Sort is not null)
        {
            AppendSort(item, isBatched ? KeyAttributeOf(item, schema.Sort) : ItemAttribute(item, schema.Sort));
        }
    }

    /// <summary>Encodes a key that a request names: exactly the attributes of the key and no others.</summary>
    public void EncodeFromKey(ItemEncoder key, KeySchema schema)
    {
        if (key.Attributes.Count != schema.Count)
        {
            throw DynamoDbError.KeyDoesNotMatchSchema();
        }

        EncodeFromPosition(key, schema);
    }

    /// <summary>Encodes a key out of attributes among which those of an index's key may stand, too.</summary>
    public void EncodeFromPosition(ItemEncoder key, KeySchema schema)
    {
        Begin(key, KeyAttributeOf(key, schema.Partition), schema.HashSalt);
        if (schema.Sort is not null)
        {
            AppendSort(key, KeyAttributeOf(key, schema.Sort));
        }
    }

    /// <summary>Appends a value, given as canonical JSON with its type as in <c>{"S":"text"}</c>, in the form that sorts.</summary>
    public static void AppendScalar(ReadOnlySpan<byte> value, AttributeType type, Utf8Buffer output)
    {
        ReadOnlySpan<byte> content = value[PrefixLength..^SuffixLength];
        output.Advance(ScalarEncoding.Write(type, content, output.GetSpan(ScalarEncoding.MaximumLength(content))));
    }

    /// <summary>True for the empty text and the empty binary, which no key may be.</summary>
    public static bool IsEmpty(ReadOnlySpan<byte> value, AttributeType type)
    {
        return value.Length == PrefixLength + SuffixLength && type != AttributeType.N;
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
        if (IsEmpty(item.Value(slot), attribute.Type))
        {
            throw DynamoDbError.EmptyKeyValue(attribute.Name, attribute.Type);
        }
    }

    private void Begin(ItemEncoder item, AttributeSlot partition, byte[] salt)
    {
        ReadScalar(item, partition);
        if (_scalar.Length > MaximumPartitionKeySize)
        {
            throw DynamoDbError.PartitionKeyTooLong();
        }

        _key.Clear();
        PartitionHash.Append(salt, _scalar.Written, _key);
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
        _scalar.Clear();
        AppendScalar(item.Value(slot), slot.Type, _scalar);
    }
}
