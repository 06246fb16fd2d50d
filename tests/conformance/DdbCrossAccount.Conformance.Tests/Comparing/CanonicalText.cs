using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>A text that equal JSON values share: members sorted by name.</summary>
internal static class CanonicalText
{
    public static string Of(JsonNode? node)
    {
        return node switch
        {
            null => "null",
            JsonObject members => $"{{{string.Join(',', members.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Of(pair.Value)}"))}}}",
            JsonArray list => $"[{string.Join(',', list.Select(Of))}]",
            _ => node.ToJsonString(),
        };
    }
}
