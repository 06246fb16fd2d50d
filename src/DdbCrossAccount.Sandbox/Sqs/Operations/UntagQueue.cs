using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Removes tags from a queue.</summary>
[Operation("AmazonSQS.UntagQueue")]
internal sealed class UntagQueue(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Demand(call, request, "sqs:UntagQueue", isForOwnerOnly: true).Tags
            .Remove(request.Texts("TagKeys") ?? throw SqsError.MissingParameter("TagKeys"));
    }
}
