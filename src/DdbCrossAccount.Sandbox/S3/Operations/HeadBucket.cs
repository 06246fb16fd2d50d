using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Tells whether a bucket is there, and in which Region.</summary>
[S3Operation("HEAD", S3Level.Bucket)]
internal sealed class HeadBucket(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        call.Response.Headers["x-amz-bucket-region"] = bucket.Region;
        services.S3.Authorization.DemandBucket(call.Caller, "s3:ListBucket", bucket);
        call.Response.Headers["x-amz-access-point-alias"] = "false";
        return Task.CompletedTask;
    }
}
