using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// Whether two canonical items mean the same: the order of attributes, of map entries and of set elements does not
/// count. Equal items have JSON of equal length, so nearly all differences are seen without parsing.
/// </summary>
internal static class ItemComparison
{
    public static bool AreEqual(StoredItem left, StoredItem right)
    {
        return AreEqual(left.Json, right.Json);
    }

    /// <summary>As above, for the JSON of canonical items or of what is projected of them.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        return left.Length == right.Length
            && (left.SequenceEqual(right) || string.Equals(Sorted(left), Sorted(right), StringComparison.Ordinal));
    }

    private static string Sorted(ReadOnlySpan<byte> json)
    {
        var options = new JsonDocumentOptions { MaxDepth = JsonShape.Options.MaxDepth };
        using JsonDocument document = JsonDocument.Parse(json.ToArray(), options);
        return SortedMap(document.RootElement);
    }

    private static string SortedMap(JsonElement map)
    {
        IEnumerable<string> entries = map.EnumerateObject().Select(entry => $"{JsonSerializer.Serialize(entry.Name)}:{SortedValue(entry.Value)}");
        return $"{{{string.Join(',', entries.Order(StringComparer.Ordinal))}}}";
    }

    private static string SortedValue(JsonElement value)
    {
        JsonProperty typed = value.EnumerateObject().First();
        string content = typed.Name switch
        {
            "M" => SortedMap(typed.Value),
            "L" => $"[{string.Join(',', typed.Value.EnumerateArray().Select(SortedValue))}]",
            "SS" or "NS" or "BS" => string.Join(',', typed.Value.EnumerateArray().Select(element => element.GetRawText()).Order(StringComparer.Ordinal)),
            _ => typed.Value.GetRawText(),
        };
        return typed.Name + content;
    }
}
