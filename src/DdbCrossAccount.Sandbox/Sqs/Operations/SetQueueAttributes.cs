using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Changes settings of a queue. They hold at once; AWS takes up to a minute, for retention up to 15.</summary>
[Operation("AmazonSQS.SetQueueAttributes")]
[Lacks("FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit", "KmsMasterKeyId",
    "KmsDataKeyReusePeriodSeconds", "RedriveAllowPolicy")]
internal sealed class SetQueueAttributes(SandboxServices services) : SqsOperation(services)
{
    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Queue queue = Demand(call, request, "sqs:SetQueueAttributes", isForOwnerOnly: true);
        if (!request.Has("Attributes"))
        {
            throw SqsError.MissingParameter("Attributes");
        }

        queue.Change(settings => SettingsReader.Read(request, settings, queue.Address, Store));
    }
}
