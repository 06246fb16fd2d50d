using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Keys;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>
/// The key conditions of a query, checked against the key of what is read: values of all partition attributes, and
/// conditions on the first sort attributes, of which only the last may be other than an equality.
/// </summary>
/// <remarks>Values are in their ordered form; see <see cref="ScalarEncoding"/>.</remarks>
internal sealed class KeyPredicate
{
    private KeyPredicate(IReadOnlyList<byte[]> partition, IReadOnlyList<KeyCondition> sort)
    {
        Partition = partition;
        Sort = sort;
    }

    public IReadOnlyList<byte[]> Partition { get; }

    /// <summary>The conditions on the first sort attributes, in the order of the key.</summary>
    public IReadOnlyList<KeyCondition> Sort { get; }

    /// <summary>Throws for the first key attribute with which something is wrong, in the start key or in the conditions.</summary>
    public static KeyPredicate Of(ReadSource source, IReadOnlyList<KeyCondition> conditions, StartKey? start)
    {
        RefuseTooMany(source, conditions);
        start?.RequireCount(source);
        List<byte[]> partition = [];
        foreach (KeyAttribute key in source.Partition)
        {
            start?.Require(key);
            partition.Add(PartitionValue(key, conditions));
        }

        List<KeyCondition?> found = [];
        foreach (KeyAttribute key in source.Sort)
        {
            start?.Require(key);
            found.Add(SortCondition(source, key, conditions));
        }

        List<KeyCondition> sort = FromTheFirst(source, found);
        RequireLength(partition, sort);
        return new KeyPredicate(partition, sort);
    }

    /// <summary>True when the sort attributes, given in the order of the key, meet the conditions.</summary>
    public bool IsMetBySort(IReadOnlyList<byte[]> values)
    {
        return Sort.Zip(values).All(pair => IsMet(pair.First, pair.Second));
    }

    private static void RefuseTooMany(ReadSource source, IReadOnlyList<KeyCondition> conditions)
    {
        int keys = source.Partition.Count + source.Sort.Count;
        if (conditions.Count > keys)
        {
            throw DynamoDbError.Validation(
                $"The number of query conditions ({conditions.Count}) exceeds the number of key attributes defined in the schema ({keys})");
        }
    }

    private static byte[] PartitionValue(KeyAttribute key, IReadOnlyList<KeyCondition> conditions)
    {
        KeyCondition condition = Find(key, conditions) ?? throw DynamoDbError.MissedKey(key.Name);
        RequireType(key, condition);
        return condition.Comparison == KeyComparison.Equal
            ? condition.Values[0].ScalarBytes()
            : throw DynamoDbError.Validation("Query key condition not supported");
    }

    private static KeyCondition? SortCondition(ReadSource source, KeyAttribute key, IReadOnlyList<KeyCondition> conditions)
    {
        if (Find(key, conditions) is { } condition)
        {
            RequireType(key, condition);
            return condition;
        }

        // A condition that is not about the key at all: AWS names the key attribute that it could have been about.
        return conditions.All(other => source.Partition.Concat(source.Sort).Any(known => known.Name == other.Attribute))
            ? null
            : throw DynamoDbError.MissedKey(key.Name);
    }

    /// <summary>The conditions without a gap between them.</summary>
    private static List<KeyCondition> FromTheFirst(ReadSource source, List<KeyCondition?> found)
    {
        int last = found.FindLastIndex(condition => condition is not null);
        RequireEqualities(source, found, last);
        return [.. found.Take(last + 1).OfType<KeyCondition>()];
    }

    private static void RequireEqualities(ReadSource source, List<KeyCondition?> found, int last)
    {
        string lacking = string.Join(", ", source.Sort.Take(Math.Max(0, last))
            .Where((_, i) => found[i] is not { Comparison: KeyComparison.Equal })
            .Select(key => key.Name));
        if (lacking.Length > 0)
        {
            throw DynamoDbError.Validation(
                $"RANGE key attributes {lacking} must have equality conditions specified in the query because a condition is "
                + $"present on key attribute {source.Sort[last].Name}");
        }
    }

    private static KeyCondition? Find(KeyAttribute key, IReadOnlyList<KeyCondition> conditions)
    {
        return conditions.FirstOrDefault(condition => condition.Attribute == key.Name);
    }

    private static void RequireType(KeyAttribute key, KeyCondition condition)
    {
        if (condition.Comparison == KeyComparison.NotIndexable)
        {
            throw DynamoDbError.Validation("Attempted conditional constraint is not an indexable operation");
        }

        foreach (AttributeValue value in condition.Values)
        {
            if (value.Type != key.Type)
            {
                throw DynamoDbError.InvalidValues("Condition parameter type does not match schema type");
            }

            if (value.ScalarBytes().Length == 0)
            {
                throw DynamoDbError.EmptyKeyValue(key.Name, key.Type);
            }
        }
    }

    private static void RequireLength(List<byte[]> partition, List<KeyCondition> sort)
    {
        if (partition.Sum(value => value.Length) > KeyEncoder.MaximumPartitionKeySize)
        {
            throw DynamoDbError.PartitionKeyTooLong();
        }

        if (sort.Sum(condition => condition.Values.Max(value => value.ScalarBytes().Length)) > KeyEncoder.MaximumSortKeySize)
        {
            throw DynamoDbError.SortKeyTooLong();
        }
    }

    private static bool IsMet(KeyCondition condition, byte[] value)
    {
        byte[] operand = condition.Values[0].ScalarBytes();
        int order = value.AsSpan().SequenceCompareTo(operand);
        return condition.Comparison switch
        {
            KeyComparison.Equal => order == 0,
            KeyComparison.Less => order < 0,
            KeyComparison.LessOrEqual => order <= 0,
            KeyComparison.Greater => order > 0,
            KeyComparison.GreaterOrEqual => order >= 0,
            KeyComparison.Between => order >= 0 && value.AsSpan().SequenceCompareTo(condition.Values[1].ScalarBytes()) <= 0,
            _ => value.AsSpan().StartsWith(operand),
        };
    }
}
