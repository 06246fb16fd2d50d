using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>A page of a list of queues. Only who names a size gets pages; all others get the first 1,000.</summary>
internal static class QueuePage
{
    private const int Largest = 1000;

    /// <summary>Writes the URLs, and how to go on where there are more.</summary>
    public static void Write(JsonCall call, RequestObject request, Utf8JsonWriter answer, string member, IEnumerable<Queue> queues)
    {
        long? size = request.Integer("MaxResults");
        if (size is < 1 or > Largest)
        {
            throw SqsError.InvalidParameter($"{size}", "MaxResults", $"Must be an integer value between 1 and {Largest}.");
        }

        string after = request.Text("NextToken") ?? "";
        Queue[] rest = [.. queues.Where(queue => string.CompareOrdinal(queue.Address.Name, after) > 0)];
        Queue[] page = [.. rest.Take((int)(size ?? Largest))];
        if (page.Length > 0 || member != "QueueUrls")
        {
            answer.WriteStartArray(member);
            foreach (Queue queue in page)
            {
                answer.WriteStringValue(queue.Address.UrlAt(call.Endpoint));
            }

            answer.WriteEndArray();
        }

        if (size is not null && page.Length < rest.Length)
        {
            answer.WriteString("NextToken", page[^1].Address.Name);
        }
    }
}
