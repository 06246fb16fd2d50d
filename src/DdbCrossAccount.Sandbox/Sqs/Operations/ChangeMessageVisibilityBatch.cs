using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Hides up to ten received messages. It needs the permission to hide one.</summary>
[Operation("AmazonSQS.ChangeMessageVisibilityBatch")]
internal sealed class ChangeMessageVisibilityBatch(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Queue queue = Demand(call, request, "sqs:ChangeMessageVisibility");
        BatchEntries.Read(request, "ChangeMessageVisibilityBatch").Apply(answer, entry =>
        {
            ChangeMessageVisibility.Apply(queue, entry);
            return null;
        });
    }
}
