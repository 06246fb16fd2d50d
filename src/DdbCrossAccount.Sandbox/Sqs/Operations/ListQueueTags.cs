using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Lists the tags of a queue. No member Tags when there is none.</summary>
[Operation("AmazonSQS.ListQueueTags")]
internal sealed class ListQueueTags(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        IReadOnlyDictionary<string, string> tags = Demand(call, request, "sqs:ListQueueTags", isForOwnerOnly: true).Tags.All();
        if (tags.Count == 0)
        {
            return;
        }

        answer.WriteStartObject("Tags");
        foreach ((string name, string text) in tags)
        {
            answer.WriteString(name, text);
        }

        answer.WriteEndObject();
    }
}
