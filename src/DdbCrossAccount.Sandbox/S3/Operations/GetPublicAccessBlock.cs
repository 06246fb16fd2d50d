using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Tells that public access is blocked, as it is for every new bucket.</summary>
[S3Operation("GET", S3Level.Bucket, "publicAccessBlock")]
internal sealed class GetPublicAccessBlock(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandBucket(call.Caller, "s3:GetBucketPublicAccessBlock", bucket);
        return XmlAnswer.WriteAsync(call, "PublicAccessBlockConfiguration", Write, token);
    }

    private static void Write(XmlWriter xml)
    {
        xml.WriteElementString("BlockPublicAcls", "true");
        xml.WriteElementString("IgnorePublicAcls", "true");
        xml.WriteElementString("BlockPublicPolicy", "true");
        xml.WriteElementString("RestrictPublicBuckets", "true");
    }
}
