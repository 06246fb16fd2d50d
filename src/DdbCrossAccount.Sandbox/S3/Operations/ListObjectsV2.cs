using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Lists the objects of a bucket, page by page.</summary>
[S3Operation("GET", S3Level.Bucket, "list-type")]
internal sealed class ListObjectsV2(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        RequestedBucket.Find(services.S3, call);
        if (call.Query("list-type") != "2")
        {
            throw S3Exception.InvalidArgument("Invalid List Type specified in Request", "list-type", call.Query("list-type")!);
        }

        string? from = call.Query("continuation-token");
        var listing = new ObjectListing
        {
            Prefix = call.Query("prefix") ?? "",
            Delimiter = call.Query("delimiter") ?? "",
            After = from is null ? call.Query("start-after") ?? "" : ContinuationToken.Read(from),
            MaxKeys = PageSize.Read(call, "max-keys"),
        };
        var encoding = KeyEncoding.Read(call);
        ObjectPage page = services.S3.ListObjects(call.Caller, call.BucketName, listing, call.ExpectedBucketOwner);
        return XmlAnswer.WriteAsync(call, "ListBucketResult", xml => Write(xml, call, listing, page, encoding), token);
    }

    private static void Write(XmlWriter xml, S3Call call, ObjectListing listing, ObjectPage page, KeyEncoding encoding)
    {
        xml.WriteElementString("Name", call.BucketName);
        xml.WriteElementString("Prefix", encoding.Encode(listing.Prefix));
        xml.Optional("StartAfter", call.Query("start-after") is string after ? encoding.Encode(after) : null);
        xml.Optional("ContinuationToken", call.Query("continuation-token"));
        xml.Optional("NextContinuationToken", page.NextAfter is null ? null : ContinuationToken.Make(page.NextAfter));
        xml.WriteElementString("KeyCount", XmlAnswer.Number(page.Objects.Count + page.CommonPrefixes.Count));
        xml.WriteElementString("MaxKeys", XmlAnswer.Number(listing.MaxKeys));
        xml.Optional("Delimiter", listing.Delimiter.Length == 0 ? null : encoding.Encode(listing.Delimiter));
        xml.Optional("EncodingType", encoding.Type);
        xml.WriteElementString("IsTruncated", XmlAnswer.Flag(page.NextAfter is not null));
        ListingXml.Write(xml, page, encoding, withOwner: call.Query("fetch-owner") == "true");
    }
}
