namespace DdbCrossAccount.Core.Items;

/// <summary>An attribute of a table's key.</summary>
/// <param name="Name">The attribute's name; it is case-sensitive.</param>
/// <param name="Type">The type that each item has to hold it in.</param>
internal sealed record KeyAttribute(string Name, KeyAttributeType Type)
{
    /// <summary>For example <c>year:N</c>.</summary>
    public override string ToString() => $"{Name}:{Type}";
}
