using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Copies an object, also from another bucket, and with metadata of its own if it is told so.</summary>
[S3Operation("PUT", S3Level.Object, Header = "x-amz-copy-source")]
internal sealed class CopyObject(SandboxServices services) : IS3Operation
{
    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        var source = CopySource.Read(call);
        using OpenedObject opened = source.Open(services.S3, call);
        ObjectUpload upload = ReadUpload(call, opened.Object);
        services.S3.DemandPut(call.Caller, upload);
        RefuseCopyToItself(call, bucket, source);
        using BodyWriter body = services.S3.NewBody(upload.ChecksumAlgorithm);
        await opened.Content.CopyToAsync(body, token);
        StoredObject stored = services.S3.PutObject(call.Caller, upload, body);
        ObjectHeaders.WriteEncryption(call.Response.Headers, stored.Encryption);
        await XmlAnswer.WriteAsync(call, "CopyObjectResult", xml => Write(xml, stored), token);
    }

    private static ObjectUpload ReadUpload(S3Call call, StoredObject source)
    {
        ChecksumAlgorithm algorithm = ReadAlgorithm(call) ?? source.Checksum?.Algorithm ?? ChecksumAlgorithm.Crc64Nvme;
        ObjectUpload upload = UploadHeaders.Read(call, algorithm);
        if (call.Header("x-amz-tagging-directive") == "REPLACE")
        {
            throw S3Exception.NotImplemented("x-amz-tagging-directive");
        }

        ObjectMetadata given = upload.Metadata;
        return Replaces(call) ? upload : upload with { Metadata = source.Metadata with { StorageClass = given.StorageClass } };
    }

    private static ChecksumAlgorithm? ReadAlgorithm(S3Call call) => call.Header("x-amz-checksum-algorithm") is string name
        ? ChecksumNames.Parse(name) ?? throw UploadChecksum.UnknownAlgorithm()
        : null;

    private static bool Replaces(S3Call call) => call.Header("x-amz-metadata-directive") switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        string other => throw S3Exception.InvalidArgument("Unknown metadata directive.", "x-amz-metadata-directive", other),
    };

    private static void RefuseCopyToItself(S3Call call, Bucket bucket, CopySource source)
    {
        bool changes = Replaces(call) || call.Header("x-amz-storage-class") is not null || call.Header("x-amz-server-side-encryption") is not null;
        if (source.BucketName == bucket.Name && source.Key == call.Key && !changes)
        {
            throw new S3Exception(
                "InvalidRequest",
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, "
                + "storage class, website redirect location or encryption attributes.");
        }
    }

    private static void Write(XmlWriter xml, StoredObject stored)
    {
        xml.WriteElementString("LastModified", XmlAnswer.Time(stored.LastModified));
        xml.ETag(stored.ETag);
        xml.Checksum(stored.Checksum);
    }
}
