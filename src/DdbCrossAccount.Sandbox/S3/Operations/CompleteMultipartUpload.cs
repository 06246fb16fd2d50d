using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Makes an object of the parts of an upload.</summary>
[S3Operation("POST", S3Level.Object, "uploadId")]
internal sealed class CompleteMultipartUpload(SandboxServices services) : IS3Operation
{
    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandKey(call.Caller, "s3:PutObject", bucket, call.Key);
        MultipartUpload upload = bucket.FindUpload(call.Key, call.Query("uploadId")!);
        XElement list = await XmlBody.ReadUncheckedAsync(call, "CompleteMultipartUpload", token);
        IReadOnlyList<NamedPart> named = NamedPart.ReadAll(list);
        StoredObject stored = new UploadCompletion(services.S3, bucket, upload).Complete(
            named,
            whole: call.Header(upload.PartAlgorithm.Header),
            size: call.Header("x-amz-mp-object-size"),
            condition: WriteConditions.Read(call));
        ObjectHeaders.WriteEncryption(call.Response.Headers, stored.Encryption);
        await XmlAnswer.WriteAsync(call, "CompleteMultipartUploadResult", xml => Write(xml, call, bucket, stored), token);
    }

    private static void Write(XmlWriter xml, S3Call call, Bucket bucket, StoredObject stored)
    {
        string path = UriEncoding.Encode(call.Key, keepSlash: true);
        xml.WriteElementString("Location", $"https://{bucket.Name}.s3.{bucket.Region}.amazonaws.com/{path}");
        xml.WriteElementString("Bucket", bucket.Name);
        xml.WriteElementString("Key", call.Key);
        xml.ETag(stored.ETag);
        xml.Checksum(stored.Checksum);
    }
}
