using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Sends one message.</summary>
[Operation("AmazonSQS.SendMessage")]
internal sealed class SendMessage(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Queue queue = Demand(call, request, "sqs:SendMessage");
        SendRequest message = SendRequest.Read(request);
        SentMessage.Write(answer, Store.Send(queue, call.Caller, message), message);
    }
}
