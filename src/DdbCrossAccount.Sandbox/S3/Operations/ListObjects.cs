using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Lists the objects of a bucket in the older way, by marker.</summary>
[S3Operation("GET", S3Level.Bucket)]
internal sealed class ListObjects(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        RequestedBucket.Find(services.S3, call);
        var listing = new ObjectListing
        {
            Prefix = call.Query("prefix") ?? "",
            Delimiter = call.Query("delimiter") ?? "",
            After = call.Query("marker") ?? "",
            MaxKeys = PageSize.Read(call, "max-keys"),
        };
        var encoding = KeyEncoding.Read(call);
        ObjectPage page = services.S3.ListObjects(call.Caller, call.BucketName, listing, call.ExpectedBucketOwner);
        return XmlAnswer.WriteAsync(call, "ListBucketResult", xml => Write(xml, call, listing, page, encoding), token);
    }

    // Without a delimiter the last key is the next marker, and S3 does not repeat it.
    private static void Write(XmlWriter xml, S3Call call, ObjectListing listing, ObjectPage page, KeyEncoding encoding)
    {
        xml.WriteElementString("Name", call.BucketName);
        xml.WriteElementString("Prefix", encoding.Encode(listing.Prefix));
        xml.WriteElementString("Marker", encoding.Encode(listing.After));
        xml.Optional("NextMarker", page.NextAfter is null || listing.Delimiter.Length == 0 ? null : encoding.Encode(page.NextAfter));
        xml.WriteElementString("MaxKeys", XmlAnswer.Number(listing.MaxKeys));
        xml.Optional("Delimiter", listing.Delimiter.Length == 0 ? null : encoding.Encode(listing.Delimiter));
        xml.Optional("EncodingType", encoding.Type);
        xml.WriteElementString("IsTruncated", XmlAnswer.Flag(page.NextAfter is not null));
        ListingXml.Write(xml, page, encoding, withOwner: true);
    }
}
