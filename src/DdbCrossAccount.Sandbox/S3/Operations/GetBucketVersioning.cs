using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Tells that versioning was never switched on.</summary>
[S3Operation("GET", S3Level.Bucket, "versioning")]
internal sealed class GetBucketVersioning(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandBucket(call.Caller, "s3:GetBucketVersioning", bucket);
        return XmlAnswer.WriteAsync(call, "VersioningConfiguration", _ => { }, token);
    }
}
