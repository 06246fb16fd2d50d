using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Tells the URL of a queue by its name, of the caller's account or another.</summary>
[Operation("AmazonSQS.GetQueueUrl")]
internal sealed class GetQueueUrl(SandboxServices services) : SqsOperation(services)
{
    private const string Action = "sqs:GetQueueUrl";

    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        string name = request.Text("QueueName") ?? throw SqsError.MissingParameter("QueueName");
        string owner = request.Text("QueueOwnerAWSAccountId") ?? call.Caller.AccountId;
        var address = new QueueAddress(owner, call.Region, name);
        Note(call, owner);
        Queue? queue = Store.Find(address);
        if (queue is null && owner != call.Caller.AccountId)
        {
            throw SqsError.NoQueueOrNoAccess();
        }

        Store.Demand(call.Caller, address, Action, queue?.PolicyAt(call.Caller.FrontEnd), call.Conditions);
        answer.WriteString("QueueUrl", (queue ?? throw SqsError.NoQueue()).Address.UrlAt(call.Endpoint));
    }
}
