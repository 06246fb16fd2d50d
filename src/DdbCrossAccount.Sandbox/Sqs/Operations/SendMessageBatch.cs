using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Sends up to ten messages of 1 MiB together. It needs the permission to send one.</summary>
[Operation("AmazonSQS.SendMessageBatch")]
internal sealed class SendMessageBatch(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Queue queue = Demand(call, request, "sqs:SendMessage");
        BatchEntries entries = BatchEntries.Read(request, "SendMessageBatch");
        long bytes = entries.Requests.Sum(entry => (long)SendRequest.Read(entry).Bytes);
        if (bytes > SendRequest.MaximumBytes)
        {
            throw SqsError.BatchTooLong(bytes);
        }

        entries.Apply(answer, entry =>
        {
            SendRequest message = SendRequest.Read(entry);
            QueueMessage sent = Store.Send(queue, call.Caller, message);
            return writer => SentMessage.Write(writer, sent, message);
        });
    }
}
