using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>Which of the items that were read the answer shows, and what of them.</summary>
internal sealed class ItemSelection
{
    private readonly IndexProjection? _index;
    private readonly ConditionExpression? _filter;
    private readonly ProjectionExpression? _wanted;

    private ItemSelection(IndexProjection? index, ConditionExpression? filter, ProjectionExpression? wanted)
    {
        _index = index;
        _filter = filter;
        _wanted = wanted;
    }

    /// <summary>True when a local index lacks what is asked for, so that each item is read from the table as well.</summary>
    public bool FetchesItems { get; private init; }

    /// <summary>Checks what can be told before the table is known.</summary>
    /// <param name="request">The request as it came.</param>
    /// <param name="read">Its members.</param>
    /// <param name="envelope">What stands before one of the texts, for one operation and not for the other.</param>
    public static void Check(RequestObject request, ReadRequest read, string envelope)
    {
        string? named = request.Has("ProjectionExpression") ? "ProjectionExpression"
            : request.Has("AttributesToGet") ? "AttributesToGet" : null;
        if (read.Select == ReadRequest.SpecificAttributes && named is null)
        {
            throw DynamoDbError.Validation(
                $"{envelope}Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }

        if (read.Select is not (null or ReadRequest.SpecificAttributes) && named is not null)
        {
            string chosen = read.Select == ReadRequest.CountOnly ? "only the Count" : read.Select;
            throw DynamoDbError.Validation($"Cannot specify the {named} when choosing to get {chosen}");
        }

        if (read.Select == ReadRequest.ProjectedAttributes && read.IndexName is null)
        {
            throw DynamoDbError.Validation("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
    }

    public static ItemSelection Of(ReadSource source, ReadRequest read, RequestExpressions expressions)
    {
        return source.Index is not { } index
            ? new ItemSelection(index: null, expressions.Filter, expressions.Projection)
            : Of(index, read, expressions);
    }

    /// <summary>Refuses paths that lead into a key attribute of the table or of one of its indexes.</summary>
    public static void RefuseNestedKeys(ReadSource source, IReadOnlyList<DocumentPath>? paths)
    {
        foreach (DocumentPath path in (paths ?? []).Where(path => path.IsNested))
        {
            if (source.TableKeys.Any(key => key.Name == path.Attribute))
            {
                throw DynamoDbError.NestedKey(path.Attribute, "Key");
            }

            if (source.Table.Indexes.All.Any(index => index.Keys.All.Any(key => key.Name == path.Attribute)))
            {
                throw DynamoDbError.NestedKey(path.Attribute, "IndexKey");
            }
        }
    }

    /// <summary>
    /// A query of an index refuses a filter on attributes that are not there; a scan lets it find nothing.
    /// </summary>
    public void RequireFilterable(ReadSource source)
    {
        IReadOnlyList<string> lacking = _index?.Lacks((_filter?.Paths ?? []).Select(path => path.Attribute)) ?? [];
        if (lacking.Count > 0)
        {
            throw DynamoDbError.FilterNotProjected(source.Index!.Name, lacking);
        }
    }

    /// <summary>The JSON of the items that are shown.</summary>
    public List<ReadOnlyMemory<byte>> Apply(List<StoredItem> page)
    {
        var shown = new List<ReadOnlyMemory<byte>>(page.Count);
        foreach (StoredItem item in page)
        {
            if (_index is null && _filter is null && _wanted is null)
            {
                shown.Add(item.JsonMemory);
                continue;
            }

            AttributeMap attributes = _index is null ? AttributeMap.Of(item) : _index.Of(AttributeMap.Of(item));
            if (_filter is null || _filter.IsMet(attributes))
            {
                shown.Add(Json(item, attributes));
            }
        }

        return shown;
    }

    private static ItemSelection Of(SecondaryIndex index, ReadRequest read, RequestExpressions expressions)
    {
        IReadOnlyList<string> lacking = index.Projection.Lacks((expressions.Projection?.Paths ?? []).Select(path => path.Attribute));
        bool fetches = (read.Select == ReadRequest.AllAttributes && !index.Projection.HoldsAll) || lacking.Count > 0;
        if (index.IsGlobal && lacking.Count > 0)
        {
            throw DynamoDbError.NotProjected(index.Name, lacking);
        }

        if (index.IsGlobal && fetches)
        {
            throw DynamoDbError.AllAttributesOfGlobalIndex(index.Name);
        }

        IndexProjection? projection = fetches || index.Projection.HoldsAll ? null : index.Projection;
        return new ItemSelection(projection, expressions.Filter, expressions.Projection) { FetchesItems = fetches };
    }

    private ReadOnlyMemory<byte> Json(StoredItem item, AttributeMap attributes)
    {
        return _wanted is not null ? _wanted.Apply(attributes).ToJson()
            : _index is not null ? attributes.ToJson()
            : item.JsonMemory;
    }
}
