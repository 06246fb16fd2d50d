using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Tells the ACL that every bucket has: its owner may do everything.</summary>
[S3Operation("GET", S3Level.Bucket, "acl")]
internal sealed class GetBucketAcl(SandboxServices services) : IS3Operation
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandBucket(call.Caller, "s3:GetBucketAcl", bucket);
        return XmlAnswer.WriteAsync(call, "AccessControlPolicy", xml => Write(xml, bucket.OwnerAccountId), token);
    }

    private static void Write(XmlWriter xml, string accountId)
    {
        xml.Account("Owner", accountId);
        xml.Nest("AccessControlList", () => xml.Nest("Grant", () =>
        {
            xml.WriteStartElement("Grantee");
            xml.WriteAttributeString("xsi", "type", SchemaInstance, "CanonicalUser");
            xml.WriteElementString("ID", XmlElements.CanonicalId(accountId));
            xml.WriteEndElement();
            xml.WriteElementString("Permission", "FULL_CONTROL");
        }));
    }
}
