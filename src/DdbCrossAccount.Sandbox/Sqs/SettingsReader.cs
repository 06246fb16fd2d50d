using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>Reads the attributes that a request gives a queue.</summary>
internal static class SettingsReader
{
    /// <summary>The current settings with those of the request over them.</summary>
    public static QueueSettings Read(RequestObject request, QueueSettings current, QueueAddress queue, SqsStore store)
    {
        request.Object("Attributes")?.RefuseNotImplemented(
            "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit", "KmsMasterKeyId",
            "KmsDataKeyReusePeriodSeconds", "RedriveAllowPolicy");
        QueueSettings settings = current.With(request.TextMap("Attributes") ?? []);
        if (settings.Redrive is RedrivePolicy redrive && redrive != current.Redrive)
        {
            RequireDeadLetterQueue(redrive, queue, store);
        }

        return settings;
    }

    private static void RequireDeadLetterQueue(RedrivePolicy redrive, QueueAddress queue, SqsStore store)
    {
        bool isUsable = QueueAddress.OfArn(redrive.DeadLetterQueueArn) is QueueAddress target
            && target.AccountId == queue.AccountId && target.Region == queue.Region && store.Find(target) is not null;
        if (!isUsable)
        {
            throw SqsError.InvalidParameter(
                $$"""{"deadLetterTargetArn":"{{redrive.DeadLetterQueueArn}}","maxReceiveCount":"{{redrive.MaximumReceives}}"}""",
                "RedrivePolicy", "Dead letter target does not exist.");
        }
    }
}
