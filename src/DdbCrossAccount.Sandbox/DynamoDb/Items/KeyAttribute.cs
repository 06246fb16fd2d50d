using System.Text;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>A key attribute of a table or an index: its name and whether it is S, N or B.</summary>
internal sealed record KeyAttribute(string Name, AttributeType Type)
{
    /// <summary>The name as it stands in the JSON of an item.</summary>
    public byte[] NameUtf8 { get; } = JsonText.Canonical(Name);

    /// <summary>What the name counts towards the size of an item.</summary>
    public int NameSize { get; } = Encoding.UTF8.GetByteCount(Name);
}
