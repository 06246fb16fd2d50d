using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Takes the controls away: writers own their objects then.</summary>
[S3Operation("DELETE", S3Level.Bucket, "ownershipControls")]
internal sealed class DeleteBucketOwnershipControls(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandBucket(call.Caller, "s3:PutBucketOwnershipControls", bucket);
        bucket.Ownership = null;
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
