using System;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Lists the queues of the caller's account in the Region, by name. No member QueueUrls when there is none.</summary>
[Operation("AmazonSQS.ListQueues")]
internal sealed class ListQueues(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        var all = new QueueAddress(call.Caller.AccountId, call.Region, "*");
        Store.Demand(call.Caller, all, "sqs:ListQueues", policy: null, call.Conditions);
        string prefix = request.Text("QueueNamePrefix") ?? "";
        QueuePage.Write(
            call, request, answer, "QueueUrls",
            Store.Of(all.AccountId, all.Region).Where(queue => queue.Address.Name.StartsWith(prefix, StringComparison.Ordinal)));
    }
}
