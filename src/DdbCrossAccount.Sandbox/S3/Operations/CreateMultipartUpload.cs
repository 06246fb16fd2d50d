using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Begins an upload in parts.</summary>
[S3Operation("POST", S3Level.Object, "uploads")]
internal sealed class CreateMultipartUpload(SandboxServices services) : IS3Operation
{
    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        var checksum = UploadChecksum.Read(call);
        ObjectUpload begun = UploadHeaders.Read(call, checksum.Algorithm ?? ChecksumAlgorithm.Crc64Nvme);
        services.S3.DemandPut(call.Caller, begun);
        services.S3.Keys.DemandParts(call.Caller, bucket, begun);
        begun = begun with { Encryption = services.S3.Keys.Of(call.Caller, bucket, begun) };
        var upload = new MultipartUpload
        {
            Id = services.Ids.Token(128),
            Upload = begun,
            Initiator = call.Caller,
            Initiated = services.S3.Now,
            ChecksumAlgorithm = checksum.Algorithm,
            HasCompositeChecksum = checksum.IsComposite,
        };
        bucket.Add(upload);
        WriteHeaders(call, upload);
        await XmlAnswer.WriteAsync(call, "InitiateMultipartUploadResult", xml => Write(xml, call, upload), token);
    }

    private static void WriteHeaders(S3Call call, MultipartUpload upload)
    {
        ObjectHeaders.WriteEncryption(call.Response.Headers, upload.Upload.Encryption ?? ObjectEncryption.Default);
        if (upload.ChecksumAlgorithm is ChecksumAlgorithm algorithm)
        {
            call.Response.Headers["x-amz-checksum-algorithm"] = algorithm.Name;
            call.Response.Headers["x-amz-checksum-type"] = upload.HasCompositeChecksum ? "COMPOSITE" : "FULL_OBJECT";
        }
    }

    private static void Write(XmlWriter xml, S3Call call, MultipartUpload upload)
    {
        xml.WriteElementString("Bucket", call.BucketName);
        xml.WriteElementString("Key", call.Key);
        xml.WriteElementString("UploadId", upload.Id);
    }
}
