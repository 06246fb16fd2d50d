using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Deletes all messages of a queue, once in 60 seconds.</summary>
[Operation("AmazonSQS.PurgeQueue")]
internal sealed class PurgeQueue(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Demand(call, request, "sqs:PurgeQueue").Purge();
    }
}
