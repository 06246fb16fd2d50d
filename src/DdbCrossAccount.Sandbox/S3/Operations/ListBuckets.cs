using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Lists the buckets of the caller's account.</summary>
[S3Operation("GET", S3Level.Service)]
internal sealed class ListBuckets(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        services.S3.Authorization.Demand(call.Caller, "s3:ListAllMyBuckets", "arn:aws:s3:::*");
        string prefix = call.Query("prefix") ?? "";
        string? region = call.Query("bucket-region");
        string after = call.Query("continuation-token") is { Length: > 0 } from ? ContinuationToken.Read(from) : "";
        IReadOnlyList<Bucket> buckets =
            [.. services.S3.BucketsOf(call.Caller.AccountId).Where(bucket =>
                bucket.Name.StartsWith(prefix, StringComparison.Ordinal)
                && (region is null || bucket.Region == region)
                && string.CompareOrdinal(bucket.Name, after) > 0)];
        int limit = call.Query("max-buckets") is null ? int.MaxValue : PageSize.Read(call, "max-buckets");
        return XmlAnswer.WriteAsync(call, "ListAllMyBucketsResult", xml => Write(xml, call, buckets, limit), token);
    }

    private static void Write(XmlWriter xml, S3Call call, IReadOnlyList<Bucket> buckets, int limit)
    {
        xml.Account("Owner", call.Caller.AccountId);
        xml.Nest("Buckets", () =>
        {
            foreach (Bucket bucket in buckets.Take(limit))
            {
                xml.Nest("Bucket", () =>
                {
                    xml.WriteElementString("Name", bucket.Name);
                    xml.WriteElementString("CreationDate", XmlAnswer.Time(bucket.CreationTime));
                    xml.WriteElementString("BucketRegion", bucket.Region);
                });
            }
        });
        if (limit > 0 && limit < buckets.Count)
        {
            xml.WriteElementString("ContinuationToken", ContinuationToken.Make(buckets[limit - 1].Name));
        }

        xml.Optional("Prefix", call.Query("prefix"));
    }
}
