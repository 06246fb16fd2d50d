using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Makes a standard queue. One of the same name and attributes is answered as if it had been made.</summary>
[Operation("AmazonSQS.CreateQueue")]
[Lacks("FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit", "KmsMasterKeyId",
    "KmsDataKeyReusePeriodSeconds", "RedriveAllowPolicy")]
internal sealed class CreateQueue(SandboxServices services) : SqsOperation(services)
{
    private const int LongestName = 80;

    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        string name = request.Text("QueueName") ?? throw SqsError.MissingParameter("QueueName");
        List<(string, string)> tags = request.TextMap("tags") ?? [];
        RequireName(name);
        var address = new QueueAddress(call.Caller.AccountId, call.Region, name);
        Store.Demand(call.Caller, address, "sqs:CreateQueue", policy: null, call.Conditions);
        if (tags.Count > 0)
        {
            Store.Demand(call.Caller, address, "sqs:TagQueue", policy: null, call.Conditions);
        }

        QueueSettings settings = SettingsReader.Read(request, QueueSettings.None, address, Store);
        answer.WriteString("QueueUrl", Store.Create(address, settings, tags).Address.UrlAt(call.Endpoint));
    }

    private static void RequireName(string name)
    {
        if (name.Length is 0 or > LongestName || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
        {
            throw SqsError.InvalidParameter($"Can only include alphanumeric characters, hyphens, or underscores. 1 to {LongestName} in length");
        }
    }
}
