using System;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Conformance.Tests.Wire;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>A Query of an index orders by its sort key; items equal in that come in any order.</summary>
internal static class IndexOrder
{
    /// <summary>The sort keys in their order, and the items in one that both sides share.</summary>
    /// <param name="answer">To a Query.</param>
    /// <param name="sortKey">The attribute that orders the index; empty: it has none.</param>
    public static JsonAnswer Open(JsonAnswer answer, string sortKey)
    {
        if (answer.Body?["Items"] is not JsonArray items)
        {
            return answer;
        }

        JsonNode body = answer.Body.DeepClone();
        body["SortKeys"] = new JsonArray(items.Select(item => item![sortKey]?.DeepClone()).ToArray());
        body["Items"] = new JsonArray(items
            .OrderBy(item => CanonicalText.Of(NormalForm.Of("", item)), StringComparer.Ordinal)
            .Select(item => item?.DeepClone()).ToArray());
        return answer with { Body = body };
    }
}
