using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Hides a received message for so long from now on; zero gives it back.</summary>
[Operation("AmazonSQS.ChangeMessageVisibility")]
internal sealed class ChangeMessageVisibility(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Apply(Demand(call, request, "sqs:ChangeMessageVisibility"), request);
    }

    /// <summary>Does one message, of this operation or of a batch.</summary>
    internal static void Apply(Queue queue, RequestObject request)
    {
        string handle = request.Text("ReceiptHandle") ?? throw SqsError.MissingParameter("ReceiptHandle");
        queue.Hide(handle, ReceiveMessage.Hidden(request) ?? throw SqsError.MissingParameter("VisibilityTimeout"));
    }
}
