using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Takes the policy away; there need not be one.</summary>
[S3Operation("DELETE", S3Level.Bucket, "policy")]
internal sealed class DeleteBucketPolicy(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        BucketPolicyAccess.Demand(services.S3, call, bucket, "s3:DeleteBucketPolicy");
        bucket.Policy = null;
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
