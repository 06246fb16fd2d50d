using System;
using System.Globalization;
using System.Text;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;
using DdbCrossAccount.Sandbox.Sqs;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Failures;

/// <summary>
/// Tells queues and buckets of batches that were given up, with the authority of the function's role. What is refused there
/// is lost: the mapping goes on, as on AWS.
/// </summary>
internal sealed class FailureDestinations(MappingCatalog catalog)
{
    private const string QueuePrefix = "arn:aws:sqs:";
    private const string BucketPrefix = "arn:aws:s3:::";

    public static bool IsQueue(string arn) => arn.StartsWith(QueuePrefix, StringComparison.Ordinal);

    public static bool IsBucket(string arn) => arn.StartsWith(BucketPrefix, StringComparison.Ordinal);

    /// <summary>Why the role may not tell this destination, as Lambda says it; null: it may.</summary>
    public string? FindDenial(Principal role, string arn)
    {
        try
        {
            Demand(role, arn);
            return null;
        }
        catch (Exception error) when (error is S3Exception or ServiceException)
        {
            return IsQueue(arn) ? "SendMessage on SQS" : "PutObject on S3";
        }
    }

    /// <summary>Tells the destination of the mapping, if it has one.</summary>
    public void Tell(ShardContext context, FailureRecord record, BatchPayload payload)
    {
        if (context.Settings.FailureDestination is not string destination)
        {
            return;
        }

        double lost = context.Services.WorstForms.LostFailureMessages;
        bool isSent = !(lost > 0 && context.Services.Ids.Chance() < lost)
            && catalog.RoleOf(context.Mapping) is Principal role
            && (IsQueue(destination)
                ? TrySend(role, destination, record)
                : TryWrite(role, destination, context.Mapping, record, payload));
        context.Mapping.Count(counters =>
        {
            counters.FailureMessages += isSent ? 1 : 0;
            counters.FailureMessagesLost += isSent ? 0 : 1;
        });
    }

    private void Demand(Principal role, string arn)
    {
        if (IsQueue(arn))
        {
            Queue queue = catalog.Services.Sqs.FindByArn(arn) ?? throw SqsError.NoQueue();
            catalog.Services.Sqs.Demand(role, queue, "sqs:SendMessage", new RequestConditions { Region = queue.Address.Region });
            return;
        }

        Bucket bucket = catalog.Services.S3.GetBucket(arn[BucketPrefix.Length..]);
        catalog.Services.S3.Authorization.DemandKey(role, "s3:PutObject", bucket, "aws/lambda/");
        catalog.Services.S3.Authorization.DemandBucket(role, "s3:ListBucket", bucket);
    }

    private bool TrySend(Principal role, string queueArn, FailureRecord record)
    {
        try
        {
            catalog.Services.Sqs.Send(role, queueArn, Encoding.UTF8.GetString(record.Write()));
            return true;
        }
        catch (ServiceException)
        {
            return false;
        }
    }

    private bool TryWrite(Principal role, string arn, EventSourceMapping mapping, FailureRecord record, BatchPayload payload)
    {
        string time = record.Time.ToString("yyyy/MM/dd/yyyy-MM-dd'T'HH.mm.ss", CultureInfo.InvariantCulture);
        var upload = new ObjectUpload
        {
            Bucket = arn[BucketPrefix.Length..],
            Key = $"aws/lambda/{mapping.Id}/{record.ShardId}/{time}-{catalog.Services.Ids.Guid()}",
        };
        try
        {
            catalog.Services.S3.PutObject(role, upload, record.Write(payload.Write(record.Records, out _)));
            return true;
        }
        catch (S3Exception)
        {
            return false;
        }
    }
}
