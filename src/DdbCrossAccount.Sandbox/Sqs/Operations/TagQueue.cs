using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Adds tags to a queue, or replaces their values.</summary>
[Operation("AmazonSQS.TagQueue")]
internal sealed class TagQueue(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Demand(call, request, "sqs:TagQueue", isForOwnerOnly: true).Tags
            .Add(request.TextMap("Tags") ?? throw SqsError.MissingParameter("Tags"));
    }
}
