using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Wire;

namespace DdbCrossAccount.Conformance.Tests.Cases;

/// <summary>A Query or Scan that is repeated to its end. The sizes of the pages are kept beside the items of all.</summary>
internal sealed class PagedCall(JsonClient client, string operation)
{
    private const int MostPages = 200;

    public async Task<JsonAnswer> RunAsync(string body)
    {
        JsonNode request = JsonNode.Parse(body)!;
        var items = new JsonArray();
        var pages = new JsonArray();
        while (pages.Count < MostPages)
        {
            JsonAnswer answer = await client.CallAsync(operation, request.ToJsonString());
            if (answer.Status != 200)
            {
                return answer;
            }

            foreach (JsonNode? item in answer.Body!["Items"]?.AsArray() ?? [])
            {
                items.Add(item?.DeepClone());
            }

            pages.Add(new JsonObject
            {
                ["ScannedCount"] = answer.Body["ScannedCount"]?.DeepClone(),
                ["ConsumedCapacity"] = answer.Body["ConsumedCapacity"]?.DeepClone(),
            });
            if (answer.Body["LastEvaluatedKey"] is not JsonNode key)
            {
                return new JsonAnswer(200, null, null, new JsonObject { ["Items"] = items, ["Pages"] = pages });
            }

            request["ExclusiveStartKey"] = key.DeepClone();
        }

        throw new InvalidOperationException($"{client.Engine.Name}: {operation} goes on beyond {MostPages} pages.");
    }
}
