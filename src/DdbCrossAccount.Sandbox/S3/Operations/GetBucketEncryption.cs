using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Tells the encryption of objects whose writer says nothing of it.</summary>
[S3Operation("GET", S3Level.Bucket, "encryption")]
internal sealed class GetBucketEncryption(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandBucket(call.Caller, "s3:GetEncryptionConfiguration", bucket);
        return XmlAnswer.WriteAsync(call, "ServerSideEncryptionConfiguration", xml => Write(xml, bucket.DefaultEncryption), token);
    }

    private static void Write(XmlWriter xml, ObjectEncryption encryption) => xml.Nest("Rule", () =>
    {
        xml.Nest("ApplyServerSideEncryptionByDefault", () =>
        {
            xml.WriteElementString("SSEAlgorithm", encryption.Algorithm);
            if (encryption.KmsKeyId is not null)
            {
                xml.WriteElementString("KMSMasterKeyID", encryption.KmsKeyId);
            }
        });
        xml.WriteElementString("BucketKeyEnabled", "false");
    });
}
