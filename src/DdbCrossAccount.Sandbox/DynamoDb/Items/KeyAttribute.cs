using System.Text;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>A key attribute of a table or an index: its name and whether it is S, N or B.</summary>
internal sealed record KeyAttribute(string Name, AttributeType Type)
{
    /// <summary>The name as it stands in the JSON of an item.</summary>
    public byte[] NameUtf8 { get; } = Encode(Name);

    private static byte[] Encode(string name)
    {
        var buffer = new Utf8Buffer();
        JsonText.AppendEscaped(Encoding.UTF8.GetBytes(name), buffer);
        return buffer.Written.ToArray();
    }
}
