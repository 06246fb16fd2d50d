using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Says who owns what other accounts write from now on.</summary>
[S3Operation("PUT", S3Level.Bucket, "ownershipControls")]
internal sealed class PutBucketOwnershipControls(SandboxServices services) : IS3Operation
{
    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandBucket(call.Caller, "s3:PutBucketOwnershipControls", bucket);
        XElement? controls = await XmlBody.ReadAsync(call, "OwnershipControls", token);
        if (controls?.Elements().ToArray() is not [XElement rule] || XmlBody.Text(rule, "ObjectOwnership") is not string text)
        {
            throw S3Exception.MalformedXml();
        }

        bucket.Ownership = OwnershipXml.Parse(text);
    }
}
