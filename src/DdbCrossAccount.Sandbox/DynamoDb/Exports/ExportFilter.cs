using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Keys;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>
/// The FilterSpecification of an export: which items it holds, and what of them. The key condition names one partition
/// key and is applied before items are read, the filter after, so only the first makes an export cheaper.
/// </summary>
internal sealed class ExportFilter
{
    private static readonly string[] Members = ["KeyConditionExpression", "FilterExpression", "ProjectionExpression"];

    private readonly IReadOnlyList<KeyCondition> _keys;
    private readonly ConditionExpression? _filter;
    private readonly ProjectionExpression? _projection;

    private ExportFilter(RequestExpressions expressions, KeySchema schema)
    {
        _keys = expressions.KeyConditions ?? [];
        _filter = expressions.Filter;
        _projection = expressions.Projection;
        CheckKeys(schema);
    }

    /// <summary>Null where there is no specification.</summary>
    public static ExportFilter? Read(RequestObject? specification, KeySchema schema)
    {
        if (specification is null)
        {
            return null;
        }

        RequestExpressions expressions = RequestExpressions.OfQuery(specification);
        if (!Members.Any(specification.Has))
        {
            throw Invalid("The specification can not be empty");
        }

        expressions.Open();
        expressions.Read();
        return new ExportFilter(expressions, schema);
    }

    /// <summary>Whether the item is read at all, and paid for.</summary>
    public bool Reads(StoredItem item)
    {
        return _keys.Count == 0 || AttributeMap.Of(item) is { } attributes && _keys.All(condition => IsMet(condition, attributes));
    }

    /// <summary>Whether the item is exported.</summary>
    public bool Includes(StoredItem item)
    {
        return Reads(item) && _filter?.IsMet(item) != false;
    }

    /// <summary>What is exported of the item, in JSON.</summary>
    public ReadOnlySpan<byte> Project(StoredItem item)
    {
        return _projection is null ? item.Json : _projection.Apply(item);
    }

    private static bool IsMet(KeyCondition condition, AttributeMap item)
    {
        AttributeValue? value = DocumentPath.Of(condition.Attribute).Find(item);
        if (value is null || value.Type != condition.Values[0].Type)
        {
            return false;
        }

        byte[] bytes = value.ScalarBytes();
        int order = bytes.AsSpan().SequenceCompareTo(condition.Values[0].ScalarBytes());
        return condition.Comparison switch
        {
            KeyComparison.Equal => order == 0,
            KeyComparison.Less => order < 0,
            KeyComparison.LessOrEqual => order <= 0,
            KeyComparison.Greater => order > 0,
            KeyComparison.GreaterOrEqual => order >= 0,
            KeyComparison.BeginsWith => bytes.AsSpan().StartsWith(condition.Values[0].ScalarBytes()),
            _ => order >= 0 && bytes.AsSpan().SequenceCompareTo(condition.Values[1].ScalarBytes()) <= 0,
        };
    }

    private static Exception Invalid(string detail)
    {
        return DynamoDbError.InvalidRequest($"Invalid FilterSpecification: {detail}");
    }

    private void CheckKeys(KeySchema schema)
    {
        if (_keys.Count == 0)
        {
            return;
        }

        if (!_keys.Any(key => key.Attribute == schema.Partition.Name && key.Comparison == KeyComparison.Equal))
        {
            throw Invalid($"Query condition missed key schema element: {schema.Partition.Name}");
        }

        if (_keys.FirstOrDefault(key => key.Attribute != schema.Partition.Name && key.Attribute != schema.Sort?.Name) is { } other)
        {
            throw Invalid($"Query key condition not supported: {other.Attribute}");
        }

        DocumentPath? named = _filter?.Paths.FirstOrDefault(path => path.Attribute == schema.Partition.Name || path.Attribute == schema.Sort?.Name);
        if (named is not null)
        {
            throw Invalid(
                $"Filter Expression can only contain non-primary key attributes: Primary key attribute: {named.Attribute}");
        }
    }
}
