using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Tells settings and counts of a queue. The counts are exact here; on AWS they are approximate.</summary>
[Operation("AmazonSQS.GetQueueAttributes")]
internal sealed class GetQueueAttributes(SandboxServices services) : SqsOperation(services)
{
    private const string Everything = "All";

    /// <summary>Names that AWS knows; those that a standard queue without a key does not have are left out of the answer.</summary>
    private static readonly string[] Known =
    [
        "Policy", "VisibilityTimeout", "MaximumMessageSize", "MessageRetentionPeriod", "ApproximateNumberOfMessages",
        "ApproximateNumberOfMessagesNotVisible", "CreatedTimestamp", "LastModifiedTimestamp", "QueueArn",
        "ApproximateNumberOfMessagesDelayed", "DelaySeconds", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy", "FifoQueue",
        "ContentBasedDeduplication", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "DeduplicationScope",
        "FifoThroughputLimit", "RedriveAllowPolicy", "SqsManagedSseEnabled",
    ];

    protected override void Run(JsonCall call, RequestObject request, Utf8JsonWriter answer)
    {
        Queue queue = Demand(call, request, "sqs:GetQueueAttributes");
        List<string> asked = request.Texts("AttributeNames") ?? [];
        if (asked.Find(name => name != Everything && !Known.Contains(name)) is string unknown)
        {
            throw SqsError.UnknownAttribute(unknown);
        }

        (string Name, string Value)[] shown = [.. All(queue).Where(pair => asked.Contains(Everything) || asked.Contains(pair.Name))];
        if (shown.Length == 0)
        {
            return;
        }

        answer.WriteStartObject("Attributes");
        foreach ((string name, string value) in shown)
        {
            answer.WriteString(name, value);
        }

        answer.WriteEndObject();
    }

    private static IEnumerable<(string Name, string Value)> All(Queue queue)
    {
        (int visible, int inFlight, int delayed) = queue.Count();
        return queue.Settings.All().Concat(
        [
            ("QueueArn", queue.Address.Arn),
            ("ApproximateNumberOfMessages", Text(visible)),
            ("ApproximateNumberOfMessagesNotVisible", Text(inFlight)),
            ("ApproximateNumberOfMessagesDelayed", Text(delayed)),
            ("CreatedTimestamp", Text(queue.CreatedAt.ToUnixTimeSeconds())),
            ("LastModifiedTimestamp", Text(queue.ChangedAt.ToUnixTimeSeconds())),
        ]);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
