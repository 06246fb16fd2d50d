using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions;

/// <summary>A path into an item with its placeholders resolved, such as <c>a.b[1]</c>. It begins with a name.</summary>
internal sealed class DocumentPath(IReadOnlyList<PathElement> elements)
{
    public IReadOnlyList<PathElement> Elements => elements;

    /// <summary>The name of the top-level attribute.</summary>
    public string Attribute => elements[0].Name!;

    public bool IsNested => elements.Count > 1;

    /// <summary>The path of one top-level attribute.</summary>
    public static DocumentPath Of(string attribute)
    {
        return new DocumentPath([PathElement.Of(attribute)]);
    }

    /// <summary>What the path leads to in the item, or null.</summary>
    public AttributeValue? Find(AttributeMap item)
    {
        AttributeValue? found = item.Find(elements[0].NameUtf8);
        for (int i = 1; i < elements.Count && found is not null; i++)
        {
            found = elements[i].Find(found);
        }

        return found;
    }

    public bool IsSameAs(DocumentPath other)
    {
        return elements.Count == other.Elements.Count
            && elements.Zip(other.Elements).All(pair => pair.First.IsSameAs(pair.Second));
    }

    /// <summary>As AWS writes it in error texts: <c>[a, b, [1]]</c>.</summary>
    public override string ToString()
    {
        return $"[{string.Join(", ", elements)}]";
    }
}
