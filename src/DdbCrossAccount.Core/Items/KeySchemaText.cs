using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Items;

/// <summary>The text form of a key attribute: <c>name:T</c>, where T is S, N or B.</summary>
/// <remarks>The last colon counts, because an attribute's name may hold colons.</remarks>
internal static class KeySchemaText
{
    /// <summary>Reads the texts of a partition key and, if there is one, a sort key.</summary>
    public static KeySchema Parse(string partitionKey, string? sortKey)
    {
        KeyAttribute partition = ParseAttribute(partitionKey, "-PartitionKey");
        KeyAttribute? sort = sortKey is null ? null : ParseAttribute(sortKey, "-SortKey");
        return partition.Name == sort?.Name
            ? throw ErrorCatalogue.KeyAttributeNamedTwice(partition.Name)
            : new KeySchema(partition, sort);
    }

    private static KeyAttribute ParseAttribute(string text, string parameter)
    {
        int colon = text.LastIndexOf(':');
        KeyAttributeType? type = (colon < 0 ? string.Empty : text[(colon + 1)..]) switch
        {
            "S" => KeyAttributeType.S,
            "N" => KeyAttributeType.N,
            "B" => KeyAttributeType.B,
            _ => null,
        };
        return colon > 0 && type is KeyAttributeType known
            ? new KeyAttribute(text[..colon], known)
            : throw ErrorCatalogue.KeyTextMalformed(text, parameter);
    }
}
