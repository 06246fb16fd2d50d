using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Tells that an object has no tags: uploads with tags are refused. Clients ask before they copy in parts.</summary>
[S3Operation("GET", S3Level.Object, "tagging")]
internal sealed class GetObjectTagging(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.FindReadable(call.Caller, "s3:GetObjectTagging", bucket, call.Key);
        return XmlAnswer.WriteAsync(call, "Tagging", xml => xml.Nest("TagSet", () => { }), token);
    }
}
