using System;
using System.Linq;
using System.Text.Json;

namespace DdbCrossAccount.Core.Tests.Tables;

/// <summary>One text for each item, whatever the order of its attributes and of the members of its sets.</summary>
internal static class CanonicalItem
{
    public static string Of(ReadOnlyMemory<byte> item)
    {
        using JsonDocument document = JsonDocument.Parse(item, new JsonDocumentOptions { MaxDepth = 128 });
        return Members(document.RootElement);
    }

    private static string Members(JsonElement map) => "{" + string.Join(
        ',',
        map.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => JsonSerializer.Serialize(member.Name) + ":" + Value(member.Value))) + "}";

    private static string Value(JsonElement typed)
    {
        JsonProperty value = typed.EnumerateObject().Single();
        return value.Name + value.Name switch
        {
            "M" => Members(value.Value),
            "L" => "[" + string.Join(',', value.Value.EnumerateArray().Select(Value)) + "]",
            "SS" or "NS" or "BS" => "[" + string.Join(
                ',', value.Value.EnumerateArray().Select(member => JsonSerializer.Serialize(member.GetString())).Order(StringComparer.Ordinal)) + "]",
            "BOOL" or "NULL" => value.Value.GetRawText(),
            _ => JsonSerializer.Serialize(value.Value.GetString()),
        };
    }
}
