using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Deletes up to ten messages. It needs the permission to delete one.</summary>
[Operation("AmazonSQS.DeleteMessageBatch")]
internal sealed class DeleteMessageBatch(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Queue queue = Demand(call, request, "sqs:DeleteMessage");
        BatchEntries.Read(request, "DeleteMessageBatch").Apply(answer, entry =>
        {
            queue.Delete(entry.Text("ReceiptHandle") ?? throw SqsError.MissingParameter("ReceiptHandle"));
            return null;
        });
    }
}
