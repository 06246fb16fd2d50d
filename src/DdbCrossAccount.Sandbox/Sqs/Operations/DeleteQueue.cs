using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Deletes a queue with its messages, at once; AWS takes up to a minute. Its name is free after 60 seconds.</summary>
[Operation("AmazonSQS.DeleteQueue")]
internal sealed class DeleteQueue(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Store.Delete(Demand(call, request, "sqs:DeleteQueue", isForOwnerOnly: true));
    }
}
