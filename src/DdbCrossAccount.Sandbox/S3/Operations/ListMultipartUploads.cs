using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Lists the uploads of a bucket that are neither completed nor aborted.</summary>
[S3Operation("GET", S3Level.Bucket, "uploads")]
internal sealed class ListMultipartUploads(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandBucket(call.Caller, "s3:ListBucketMultipartUploads", bucket);
        if (call.Query("delimiter") is { Length: > 0 })
        {
            throw S3Exception.NotImplemented("delimiter");
        }

        var encoding = KeyEncoding.Read(call);
        return XmlAnswer.WriteAsync(call, "ListMultipartUploadsResult", xml => Write(xml, call, bucket, encoding), token);
    }

    private static void Write(XmlWriter xml, S3Call call, Bucket bucket, KeyEncoding encoding)
    {
        int limit = PageSize.Read(call, "max-uploads");
        MultipartUpload[] rest = [.. Rest(call, bucket)];
        MultipartUpload[] page = [.. rest.Take(limit)];
        xml.WriteElementString("Bucket", bucket.Name);
        xml.WriteElementString("KeyMarker", encoding.Encode(call.Query("key-marker") ?? ""));
        xml.WriteElementString("UploadIdMarker", call.Query("upload-id-marker") ?? "");
        if (page.Length < rest.Length && page.Length > 0)
        {
            xml.WriteElementString("NextKeyMarker", encoding.Encode(page[^1].Key));
            xml.WriteElementString("NextUploadIdMarker", page[^1].Id);
        }

        xml.Optional("Prefix", call.Query("prefix") is string prefix ? encoding.Encode(prefix) : null);
        xml.Optional("EncodingType", encoding.Type);
        xml.WriteElementString("MaxUploads", XmlAnswer.Number(limit));
        xml.WriteElementString("IsTruncated", XmlAnswer.Flag(page.Length < rest.Length));
        foreach (MultipartUpload upload in page)
        {
            xml.Nest("Upload", () => Write(xml, bucket, upload, encoding));
        }
    }

    private static IEnumerable<MultipartUpload> Rest(S3Call call, Bucket bucket)
    {
        string prefix = call.Query("prefix") ?? "";
        string keyMarker = call.Query("key-marker") ?? "";
        string idMarker = call.Query("upload-id-marker") ?? "";
        List<MultipartUpload> uploads =
            [.. bucket.Uploads().Where(upload => upload.Key.StartsWith(prefix, StringComparison.Ordinal))];
        int last = uploads.FindIndex(upload => upload.Key == keyMarker && upload.Id == idMarker);
        return last >= 0
            ? uploads.Skip(last + 1)
            : uploads.Where(upload => KeyOrder.Instance.Compare(upload.Key, keyMarker) > 0);
    }

    private static void Write(XmlWriter xml, Bucket bucket, MultipartUpload upload, KeyEncoding encoding)
    {
        xml.WriteElementString("Key", encoding.Encode(upload.Key));
        xml.WriteElementString("UploadId", upload.Id);
        xml.Account("Initiator", upload.Initiator.AccountId);
        xml.Account("Owner", CannedAcl.OwnerOf(upload.Initiator, bucket, upload.Upload.Acl));
        xml.WriteElementString("StorageClass", upload.Upload.Metadata.StorageClass);
        xml.WriteElementString("Initiated", XmlAnswer.Time(upload.Initiated));
        xml.Optional("ChecksumAlgorithm", upload.ChecksumAlgorithm?.Name);
    }
}
