using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Gives the policy as it was put.</summary>
[S3Operation("GET", S3Level.Bucket, "policy")]
internal sealed class GetBucketPolicy(SandboxServices services) : IS3Operation
{
    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        BucketPolicyAccess.Demand(services.S3, call, bucket, "s3:GetBucketPolicy");
        PolicyDocument policy = bucket.Policy
            ?? throw new S3Exception("NoSuchBucketPolicy", "The bucket policy does not exist", 404)
            {
                Elements = [("BucketName", bucket.Name)],
            };
        call.Response.ContentType = "application/json";
        await call.Response.WriteAsync(policy.Text, token);
    }
}
