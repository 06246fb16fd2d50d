using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Comparing;
using DdbCrossAccount.Conformance.Tests.Wire;

namespace DdbCrossAccount.Conformance.Tests.Cases;

/// <summary>
/// A Scan in segments. Which item is in which segment is not documented, so the answer tells what is: the items of all segments
/// together, and whether they are those of the undivided Scan, each in one segment only.
/// </summary>
internal sealed class SegmentedScan(JsonClient client, int segments)
{
    private readonly PagedCall _scan = new(client, "Scan");

    public async Task<JsonAnswer> RunAsync(string body)
    {
        JsonNode request = JsonNode.Parse(body)!;
        JsonAnswer whole = await _scan.RunAsync(body);
        var items = new JsonArray();
        request["TotalSegments"] = segments;
        for (int segment = 0; segment < segments; segment++)
        {
            request["Segment"] = segment;
            JsonAnswer answer = await _scan.RunAsync(request.ToJsonString());
            if (answer.Status != 200)
            {
                return answer;
            }

            foreach (JsonNode? item in answer.Body!["Items"]!.AsArray())
            {
                items.Add(item?.DeepClone());
            }
        }

        bool isPartition = Texts(items).SequenceEqual(Texts(whole.Body!["Items"]!.AsArray()));
        return new JsonAnswer(200, null, null, new JsonObject { ["Items"] = items, ["IsPartition"] = isPartition });
    }

    /// <summary>All items, one that is there twice twice, in an order that does not depend on theirs.</summary>
    private static IEnumerable<string> Texts(JsonArray items)
    {
        return items.Select(item => CanonicalText.Of(NormalForm.Of("", item))).Order(StringComparer.Ordinal);
    }
}
