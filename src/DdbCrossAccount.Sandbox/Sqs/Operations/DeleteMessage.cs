using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Deletes a message by the receipt of its last receive; that of an earlier one is answered alike and deletes nothing.</summary>
[Operation("AmazonSQS.DeleteMessage")]
internal sealed class DeleteMessage(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Queue queue = Demand(call, request, "sqs:DeleteMessage");
        queue.Delete(request.Text("ReceiptHandle") ?? throw SqsError.MissingParameter("ReceiptHandle"));
    }
}
