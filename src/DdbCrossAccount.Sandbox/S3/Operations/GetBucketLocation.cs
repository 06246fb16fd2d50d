using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Tells in which Region a bucket is; nothing stands for us-east-1.</summary>
[S3Operation("GET", S3Level.Bucket, "location")]
internal sealed class GetBucketLocation(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = Find(call);
        services.S3.Authorization.DemandBucket(call.Caller, "s3:GetBucketLocation", bucket);
        string constraint = bucket.Region == "us-east-1" ? "" : bucket.Region;
        return XmlAnswer.WriteAsync(call, "LocationConstraint", xml => xml.WriteString(constraint), token);
    }

    // The way to ask where a bucket is cannot depend on knowing it: us-east-1 answers for every Region.
    private Bucket Find(S3Call call) => call.Region == "us-east-1"
        ? services.S3.GetBucket(call.BucketName, call.ExpectedBucketOwner)
        : RequestedBucket.Find(services.S3, call);
}
