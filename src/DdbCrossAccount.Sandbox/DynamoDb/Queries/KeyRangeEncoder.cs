using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Keys;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>
/// The range of ordered keys in which exactly those items lie that meet the key conditions of a query. A table's keys are
/// laid out by <see cref="KeyEncoder"/>, an index's by <see cref="IndexKeyEncoder"/>.
/// </summary>
internal sealed class KeyRangeEncoder(ReadSource source)
{
    private readonly bool _isIndex = source.Index is not null;

    public KeyRange Encode(KeyPredicate predicate)
    {
        Utf8Buffer prefix = Partition(predicate.Partition);
        foreach (KeyCondition equality in predicate.Sort.SkipLast(1))
        {
            Append(equality.Values[0].ScalarBytes(), prefix);
        }

        return predicate.Sort.Count == 0 ? KeyRange.StartingWith(prefix.Written) : Encode(prefix, predicate.Sort[^1]);
    }

    private Utf8Buffer Partition(IReadOnlyList<byte[]> values)
    {
        var components = new Utf8Buffer();
        foreach (byte[] value in values)
        {
            Append(value, components);
        }

        var prefix = new Utf8Buffer();
        PartitionHash.Append(source.Table.Keys.HashSalt, values.Count == 1 ? values[0] : components.Written, prefix);
        prefix.Append(components.Written);
        return prefix;
    }

    private KeyRange Encode(Utf8Buffer prefix, KeyCondition last)
    {
        byte[] value = last.Values[0].ScalarBytes();
        KeyRange all = KeyRange.StartingWith(prefix.Written);
        return last.Comparison switch
        {
            KeyComparison.Equal => new KeyRange(From(prefix, value), Behind(prefix, value)),
            KeyComparison.Less => all with { Upper = From(prefix, value) },
            KeyComparison.LessOrEqual => all with { Upper = Behind(prefix, value) },
            KeyComparison.Greater => all with { Lower = Behind(prefix, value) },
            KeyComparison.GreaterOrEqual => all with { Lower = From(prefix, value) },
            KeyComparison.Between => new KeyRange(From(prefix, value), Behind(prefix, last.Values[1].ScalarBytes())),
            _ => KeyRange.StartingWith(BeginningWith(prefix, value)),
        };
    }

    /// <summary>The least key with this value behind the prefix.</summary>
    private byte[] From(Utf8Buffer prefix, byte[] value)
    {
        int length = prefix.Length;
        Append(value, prefix);
        byte[] key = prefix.Written.ToArray();
        prefix.Truncate(length);
        return key;
    }

    /// <summary>The least key that is greater than all with this value behind the prefix.</summary>
    private byte[] Behind(Utf8Buffer prefix, byte[] value)
    {
        // The last value of a table's key is the end of the key; in an index the table's key follows.
        byte[] key = From(prefix, value);
        return _isIndex ? KeyRange.Behind(key)! : [.. key, 0];
    }

    private byte[] BeginningWith(Utf8Buffer prefix, byte[] value)
    {
        int length = prefix.Length;
        if (_isIndex)
        {
            KeyComponent.AppendBeginning(value, prefix);
        }
        else
        {
            prefix.Append(value);
        }

        byte[] key = prefix.Written.ToArray();
        prefix.Truncate(length);
        return key;
    }

    private void Append(ReadOnlySpan<byte> value, Utf8Buffer output)
    {
        if (_isIndex)
        {
            KeyComponent.Append(value, output);
        }
        else
        {
            output.Append(value);
        }
    }
}
