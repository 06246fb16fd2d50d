using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Tells size, ETag, checksum and number of parts of an object.</summary>
[S3Operation("GET", S3Level.Object, "attributes")]
internal sealed class GetObjectAttributes(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        StoredObject stored = services.S3.HeadObject(call.Caller, call.BucketName, call.Key, call.ExpectedBucketOwner);
        services.S3.Authorization.DemandRead(call.Caller, "s3:GetObjectAttributes", bucket, stored);
        string[] wanted = (call.Header("x-amz-object-attributes") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (wanted.Any(name => name is not ("ETag" or "Checksum" or "ObjectParts" or "StorageClass" or "ObjectSize")))
        {
            throw S3Exception.InvalidArgument("Invalid attribute name specified.", "x-amz-object-attributes", string.Join(',', wanted));
        }

        call.Response.Headers.LastModified = stored.LastModified.ToString("R", CultureInfo.InvariantCulture);
        return XmlAnswer.WriteAsync(call, "GetObjectAttributesResponse", xml => Write(xml, stored, wanted), token);
    }

    private static void Write(XmlWriter xml, StoredObject stored, string[] wanted)
    {
        xml.Optional("ETag", wanted.Contains("ETag") ? stored.ETag : null);
        if (wanted.Contains("Checksum") && stored.Checksum is not null)
        {
            xml.Nest("Checksum", () => xml.Checksum(stored.Checksum));
        }

        if (wanted.Contains("ObjectParts") && stored.Parts.Count > 0)
        {
            xml.Nest("ObjectParts", () => xml.WriteElementString("PartsCount", XmlAnswer.Number(stored.Parts.Count)));
        }

        xml.Optional("StorageClass", wanted.Contains("StorageClass") ? stored.Metadata.StorageClass : null);
        xml.Optional("ObjectSize", wanted.Contains("ObjectSize") ? XmlAnswer.Number(stored.Length) : null);
    }
}
