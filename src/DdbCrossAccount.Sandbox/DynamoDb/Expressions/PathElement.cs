using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions;

/// <summary>One step of a path: the name of an attribute or map entry, or the index of a list element.</summary>
internal sealed class PathElement
{
    private PathElement(string? name, int index)
    {
        Name = name;
        Index = index;
        NameUtf8 = name is null ? [] : JsonText.Canonical(name);
    }

    /// <summary>Null for the index of a list element.</summary>
    public string? Name { get; }

    /// <summary>The name as it stands in canonical JSON.</summary>
    public byte[] NameUtf8 { get; }

    public int Index { get; }

    public static PathElement Of(string name)
    {
        return new PathElement(name, 0);
    }

    public static PathElement Of(int index)
    {
        return new PathElement(null, index);
    }

    /// <summary>What this step leads to in the value, or null.</summary>
    public AttributeValue? Find(AttributeValue value)
    {
        if (Name is not null)
        {
            return value.Type == AttributeType.M ? value.Map.Find(NameUtf8) : null;
        }

        return value.Type == AttributeType.L && Index < value.Elements.Count ? value.Elements[Index] : null;
    }

    public bool IsSameAs(PathElement other)
    {
        return Name == other.Name && Index == other.Index;
    }

    public override string ToString()
    {
        return Name ?? $"[{Index}]";
    }
}
