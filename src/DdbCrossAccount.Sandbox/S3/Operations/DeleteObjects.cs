using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Deletes up to 1,000 objects, each on its own authority.</summary>
[S3Operation("POST", S3Level.Bucket, "delete")]
internal sealed class DeleteObjects(SandboxServices services) : IS3Operation
{
    private const int MaximumKeys = 1000;

    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        if (!RequestedChecksum.Read(call).IsGiven)
        {
            throw new S3Exception("InvalidRequest", "Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        }

        XElement delete = await XmlBody.ReadAsync(call, "Delete", token) ?? throw S3Exception.MalformedXml();
        IReadOnlyList<string> keys = ReadKeys(delete);
        bool isQuiet = XmlBody.Text(delete, "Quiet") == "true";
        List<(string Key, S3Exception? Error)> results = [.. keys.Select(key => (key, Delete(call, bucket, key)))];
        await XmlAnswer.WriteAsync(call, "DeleteResult", xml => Write(xml, results, isQuiet), token);
    }

    private static string[] ReadKeys(XElement delete)
    {
        XElement[] objects = [.. delete.Elements().Where(element => element.Name.LocalName == "Object")];
        if (objects.Length is 0 or > MaximumKeys)
        {
            throw S3Exception.MalformedXml();
        }

        if (objects.Any(element => XmlBody.Text(element, "VersionId") is not (null or "" or "null") || XmlBody.Text(element, "ETag") is not null))
        {
            throw S3Exception.NotImplemented("VersionId");
        }

        return [.. objects.Select(element => XmlBody.Text(element, "Key") is { Length: > 0 } key ? key : throw S3Exception.MalformedXml())];
    }

    private S3Exception? Delete(S3Call call, Bucket bucket, string key)
    {
        try
        {
            services.S3.DeleteObject(call.Caller, bucket.Name, key);
            return null;
        }
        catch (S3Exception error)
        {
            return error;
        }
    }

    private static void Write(XmlWriter xml, List<(string Key, S3Exception? Error)> results, bool isQuiet)
    {
        foreach ((string key, S3Exception? error) in results)
        {
            if (error is not null)
            {
                xml.Nest("Error", () =>
                {
                    xml.WriteElementString("Key", key);
                    xml.WriteElementString("Code", error.Code);
                    xml.WriteElementString("Message", error.Message);
                });
            }
            else if (!isQuiet)
            {
                xml.Nest("Deleted", () => xml.WriteElementString("Key", key));
            }
        }
    }
}
