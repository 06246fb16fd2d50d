using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Tells who owns what other accounts write.</summary>
[S3Operation("GET", S3Level.Bucket, "ownershipControls")]
internal sealed class GetBucketOwnershipControls(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandBucket(call.Caller, "s3:GetBucketOwnershipControls", bucket);
        ObjectOwnership ownership = bucket.Ownership
            ?? throw new S3Exception("OwnershipControlsNotFoundError", "The bucket ownership controls were not found", 404)
            {
                Elements = [("BucketName", bucket.Name)],
            };
        return XmlAnswer.WriteAsync(
            call,
            "OwnershipControls",
            xml => xml.Nest("Rule", () => xml.WriteElementString("ObjectOwnership", ownership.ToString())),
            token);
    }
}
