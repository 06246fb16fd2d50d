using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions;

/// <summary>Which parts of an item are wanted.</summary>
internal sealed class ProjectionExpression
{
    private readonly PathTree<bool> _wanted = new();

    public ProjectionExpression(IReadOnlyList<DocumentPath> paths)
    {
        Paths = paths;
        foreach (DocumentPath path in paths)
        {
            _wanted.Add(path, true);
        }
    }

    public IReadOnlyList<DocumentPath> Paths { get; }

    public static ProjectionExpression Parse(ExpressionSource source)
    {
        source.RequireLength();
        List<SyntaxNode> syntax = ProjectionParser.Parse(source);
        NameRules.RefuseReserved(source, syntax);
        List<DocumentPath> paths = syntax.ConvertAll(source.Path);
        PathRules.RefuseOverlaps(source, paths);
        return new ProjectionExpression(paths);
    }

    /// <summary>The JSON of what the item has of the wanted parts, possibly nothing: <c>{}</c>.</summary>
    public byte[] Apply(StoredItem item)
    {
        return Apply(AttributeMap.Of(item)).ToJson();
    }

    public AttributeMap Apply(AttributeMap item)
    {
        return Select(item, _wanted) ?? AttributeMap.Empty;
    }

    private static AttributeMap? Select(AttributeMap map, PathTree<bool> wanted)
    {
        var entries = new List<AttributeEntry>();
        foreach (AttributeEntry entry in map.Entries)
        {
            if (wanted.Child(entry.Name.Span) is { } child && Select(entry.Value, child) is { } value)
            {
                entries.Add(entry with { Value = value });
            }
        }

        return entries.Count > 0 ? new AttributeMap(entries) : null;
    }

    private static AttributeValue? Select(AttributeValue value, PathTree<bool> wanted)
    {
        if (wanted.IsEnd)
        {
            return value;
        }

        return value.Type switch
        {
            AttributeType.M when Select(value.Map, wanted) is { } map => AttributeValue.OfMap(map),
            AttributeType.L => SelectElements(value.Elements, wanted),
            _ => null,
        };
    }

    /// <summary>The wanted elements stand next to each other, in their order.</summary>
    private static AttributeValue? SelectElements(IReadOnlyList<AttributeValue> elements, PathTree<bool> wanted)
    {
        List<AttributeValue> selected = [.. wanted.Indexes
            .Where(pair => pair.Key < elements.Count)
            .Select(pair => Select(elements[pair.Key], pair.Value))
            .OfType<AttributeValue>()];
        return selected.Count > 0 ? AttributeValue.List(selected) : null;
    }
}
