using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Lists the queues whose dead letters go to this one.</summary>
[Operation("AmazonSQS.ListDeadLetterSourceQueues")]
internal sealed class ListDeadLetterSourceQueues(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        QueueAddress address = Demand(call, request, "sqs:ListDeadLetterSourceQueues").Address;
        QueuePage.Write(
            call, request, answer, "queueUrls",
            Store.Of(address.AccountId, address.Region).Where(queue => queue.Settings.Redrive?.DeadLetterQueueArn == address.Arn));
    }
}
