using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>The ExclusiveStartKey of a query or scan. The item that it names need not be there any more.</summary>
internal sealed class StartKey
{
    private const string Invalid = "The provided starting key is invalid";

    /// <summary>What AWS tells without saying that it is about the starting key.</summary>
    private static readonly string[] BareReasons =
        ["contains duplicates", "number set", "numeric value", "significant digits", "number with magnitude"];

    private readonly ItemEncoder _attributes = new();

    private StartKey()
    {
    }

    /// <summary>Reads the member, or null. Throws for what is no map of attribute values.</summary>
    public static StartKey? Read(RequestObject request)
    {
        if (!request.Has("ExclusiveStartKey"))
        {
            return null;
        }

        var key = new StartKey();
        try
        {
            var reader = new Utf8JsonReader(request.Raw("ExclusiveStartKey"), JsonShape.Options);
            reader.Read();
            key._attributes.Read(ref reader);
        }
        catch (ServiceException error) when (error.Code == "ValidationException" && !IsBare(error.Message))
        {
            throw DynamoDbError.Validation($"{Invalid}: {error.Message}");
        }

        return key;
    }

    /// <summary>Requires as many attributes as the keys of what is read and of the table have together.</summary>
    public void RequireCount(ReadSource source)
    {
        if (_attributes.Attributes.Count != source.PositionKeys.Count())
        {
            throw DynamoDbError.Validation(Invalid);
        }
    }

    /// <summary>Requires an attribute of the key of what is read.</summary>
    public void Require(KeyAttribute key)
    {
        AttributeSlot slot = _attributes.Find(key.NameUtf8) ?? throw DynamoDbError.Validation(Invalid);
        if (slot.Type != key.Type)
        {
            throw DynamoDbError.KeyDoesNotMatchSchema();
        }

        if (KeyEncoder.IsEmpty(_attributes.Value(slot), slot.Type))
        {
            throw DynamoDbError.EmptyKeyValue(key.Name, key.Type);
        }
    }

    /// <summary>The ordered key after which a query goes on.</summary>
    public byte[] PositionIn(ReadSource source, KeyPredicate predicate)
    {
        byte[] position = Encode(source);
        RequireWithin(source, predicate);
        return position;
    }

    /// <summary>Requires what a scan needs, but for the keys of the table itself.</summary>
    public void RequireKeys(ReadSource source)
    {
        if (source.Index is null && _attributes.Attributes.Count != source.TableKeys.Count)
        {
            throw DynamoDbError.Validation($"{Invalid}: {DynamoDbError.KeyDoesNotMatchSchema().Message}");
        }

        RequireCount(source);
        foreach (KeyAttribute key in source.Index?.Keys.All ?? [])
        {
            Require(key);
        }
    }

    /// <summary>The ordered key after which a scan goes on.</summary>
    public byte[] PositionIn(ReadSource source, HashRange segment)
    {
        byte[] position = Encode(source);
        return segment.Contains(position) ? position : throw DynamoDbError.Validation(
            $"{Invalid}: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. "
            + $"TotalSegments: {segment.Total} Segment: {segment.Index}");
    }

    private static bool IsBare(string message)
    {
        return BareReasons.Any(reason => message.Contains(reason, StringComparison.Ordinal));
    }

    private byte[] Encode(ReadSource source)
    {
        byte[] tableKey = EncodeTableKey(source);
        if (source.Index is not { } index)
        {
            return tableKey;
        }

        var encoder = new IndexKeyEncoder();
        return encoder.TryEncode(_attributes, tableKey, index.Keys, index.IsGlobal)
            ? encoder.Key.ToArray()
            : throw DynamoDbError.Validation(Invalid);
    }

    private byte[] EncodeTableKey(ReadSource source)
    {
        var encoder = new KeyEncoder();
        try
        {
            encoder.EncodeFromPosition(_attributes, source.Table.Keys);
            return encoder.Key.ToArray();
        }
        catch (ServiceException error)
        {
            throw DynamoDbError.Validation($"{Invalid}: {error.Message}");
        }
    }

    private void RequireWithin(ReadSource source, KeyPredicate predicate)
    {
        bool isInPartition = Values(source.Partition).Zip(predicate.Partition).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        if (predicate.Sort.Count > 0 && !predicate.IsMetBySort(Values(source.Sort)))
        {
            throw DynamoDbError.Validation("The provided starting key does not match the range key predicate");
        }

        if (!isInPartition)
        {
            throw DynamoDbError.Validation(predicate.Sort.Count > 0
                ? "The query can return at most one row and cannot be restarted"
                : "The provided starting key is outside query boundaries based on provided conditions");
        }
    }

    private List<byte[]> Values(IReadOnlyList<KeyAttribute> keys)
    {
        return [.. keys.Select(Value)];
    }

    private byte[] Value(KeyAttribute key)
    {
        var scalar = new Utf8Buffer();
        AttributeSlot slot = _attributes.Find(key.NameUtf8)!.Value;
        KeyEncoder.AppendScalar(_attributes.Value(slot), slot.Type, scalar);
        return scalar.Written.ToArray();
    }
}
