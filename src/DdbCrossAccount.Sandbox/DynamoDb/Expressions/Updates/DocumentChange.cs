using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;

/// <summary>
/// Applies changes to an item; a change to null removes. Indexes mean the list as it was: what is removed moves
/// nothing under another change, and what lies beyond the end is appended in the order of its index.
/// </summary>
internal static class DocumentChange
{
    public static AttributeMap Apply(AttributeMap map, PathTree<AttributeValue> changes)
    {
        var entries = new List<AttributeEntry>();
        foreach (AttributeEntry entry in map.Entries)
        {
            PathTree<AttributeValue>? change = changes.Child(entry.Name.Span);
            if (change is null)
            {
                entries.Add(entry);
            }
            else if (Change(entry.Value, change) is { } value)
            {
                entries.Add(entry with { Value = value });
            }
        }

        foreach ((PathElement element, PathTree<AttributeValue> change) in changes.Names)
        {
            if (map.Find(element.NameUtf8) is null && Change(null, change) is { } value)
            {
                entries.Add(new AttributeEntry(element.NameUtf8, value));
            }
        }

        return new AttributeMap(entries);
    }

    private static AttributeValue? Change(AttributeValue? value, PathTree<AttributeValue> change)
    {
        if (change.IsEnd)
        {
            return change.Value;
        }

        return value?.Type switch
        {
            AttributeType.M when change.Indexes.Count == 0 => AttributeValue.OfMap(Apply(value.Map, change)),
            AttributeType.L when change.Names.Count == 0 => ChangeElements(value.Elements, change.Indexes),
            _ => throw DynamoDbError.InvalidUpdatePath(),
        };
    }

    private static AttributeValue ChangeElements(
        IReadOnlyList<AttributeValue> elements, IReadOnlyDictionary<int, PathTree<AttributeValue>> changes)
    {
        var changed = new List<AttributeValue?>();
        for (int i = 0; i < elements.Count; i++)
        {
            changed.Add(changes.TryGetValue(i, out PathTree<AttributeValue>? change) ? Change(elements[i], change) : elements[i]);
        }

        changed.AddRange(changes.Where(pair => pair.Key >= elements.Count).Select(pair => Change(null, pair.Value)));
        return AttributeValue.List([.. changed.OfType<AttributeValue>()]);
    }
}
