using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Lists the parts of an upload that are there.</summary>
[S3Operation("GET", S3Level.Object, "uploadId")]
internal sealed class ListParts(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandKey(call.Caller, "s3:ListMultipartUploadParts", bucket, call.Key);
        MultipartUpload upload = bucket.FindUpload(call.Key, call.Query("uploadId")!);
        return XmlAnswer.WriteAsync(call, "ListPartsResult", xml => Write(xml, call, bucket, upload), token);
    }

    private static void Write(XmlWriter xml, S3Call call, Bucket bucket, MultipartUpload upload)
    {
        int limit = PageSize.Read(call, "max-parts");
        int marker = PartNumber.ReadMarker(call);
        UploadedPart[] rest = [.. upload.Parts().Where(part => part.Number > marker)];
        UploadedPart[] page = [.. rest.Take(limit)];
        xml.WriteElementString("Bucket", bucket.Name);
        xml.WriteElementString("Key", upload.Key);
        xml.WriteElementString("UploadId", upload.Id);
        xml.Account("Initiator", upload.Initiator.AccountId);
        xml.Account("Owner", CannedAcl.OwnerOf(upload.Initiator, bucket, upload.Upload.Acl));
        xml.WriteElementString("StorageClass", upload.Upload.Metadata.StorageClass);
        xml.WriteElementString("PartNumberMarker", XmlAnswer.Number(marker));
        xml.WriteElementString("NextPartNumberMarker", XmlAnswer.Number(page.LastOrDefault()?.Number ?? 0));
        xml.WriteElementString("MaxParts", XmlAnswer.Number(limit));
        xml.WriteElementString("IsTruncated", XmlAnswer.Flag(page.Length < rest.Length));
        xml.Optional("ChecksumAlgorithm", upload.ChecksumAlgorithm?.Name);
        foreach (UploadedPart part in page)
        {
            xml.Nest("Part", () => Write(xml, part));
        }
    }

    private static void Write(XmlWriter xml, UploadedPart part)
    {
        xml.WriteElementString("PartNumber", XmlAnswer.Number(part.Number));
        xml.WriteElementString("LastModified", XmlAnswer.Time(part.LastModified));
        xml.ETag(part.ETag);
        xml.WriteElementString("Size", XmlAnswer.Number(part.Body.Length));
        xml.WriteElementString(part.Checksum.Algorithm.Element, part.Checksum.Value);
    }
}
