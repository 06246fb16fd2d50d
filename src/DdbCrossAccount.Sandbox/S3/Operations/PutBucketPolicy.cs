using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Replaces the policy. One that makes the bucket public is blocked.</summary>
[S3Operation("PUT", S3Level.Bucket, "policy")]
internal sealed class PutBucketPolicy(SandboxServices services) : IS3Operation
{
    private const int MaximumLength = 20 * 1024;

    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        BucketPolicyAccess.Demand(services.S3, call, bucket, "s3:PutBucketPolicy");
        byte[] text = await XmlBody.ReadBytesAsync(call, token);
        if (text.Length > MaximumLength)
        {
            throw new S3Exception("PolicyTooLarge", "Policy exceeds the maximum allowed document size.");
        }

        PolicyDocument policy = BucketPolicyRules.Parse(Encoding.UTF8.GetString(text), bucket);
        RefusePublic(call, bucket, policy);
        bucket.Policy = policy;
        call.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static void RefusePublic(S3Call call, Bucket bucket, PolicyDocument policy)
    {
        if (BucketPolicyRules.IsPublic(policy))
        {
            throw S3Exception.AccessDenied(
                $"User: {call.Caller.Arn} is not authorized to perform: s3:PutBucketPolicy on resource: \"{bucket.Arn}\" "
                + "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.");
        }
    }
}
