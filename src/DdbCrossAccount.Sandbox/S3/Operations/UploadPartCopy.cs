using System;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Takes one part of an upload from an object that is there.</summary>
[S3Operation("PUT", S3Level.Object, "uploadId", Header = "x-amz-copy-source")]
internal sealed class UploadPartCopy(SandboxServices services) : IS3Operation
{
    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        int number = PartNumber.Read(call);
        services.S3.Authorization.DemandKey(call.Caller, "s3:PutObject", bucket, call.Key);
        MultipartUpload upload = bucket.FindUpload(call.Key, call.Query("uploadId")!);
        using OpenedObject opened = CopySource.Read(call).Open(services.S3, call);
        WrittenBody written = Copy(opened, ReadRange(call, opened.Object), upload.PartAlgorithm);
        var part = new UploadedPart(
            number, written.Body, written.Md5, written.ChecksumOf(upload.PartAlgorithm), services.S3.Now);
        upload.Put(part);
        await XmlAnswer.WriteAsync(call, "CopyPartResult", xml => Write(xml, part), token);
    }

    private static ByteRange ReadRange(S3Call call, StoredObject source)
    {
        string? text = call.Header("x-amz-copy-source-range");
        if (text is null)
        {
            return new ByteRange(0, source.Length);
        }

        ByteRange? range = ByteRange.Read(text, source.Length);
        return range is ByteRange found && text == $"bytes={found.Start}-{found.Start + found.Length - 1}"
            ? found
            : throw S3Exception.InvalidArgument(
                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based "
                + "offsets of the first and last bytes to copy",
                "x-amz-copy-source-range",
                text);
    }

    private WrittenBody Copy(OpenedObject opened, ByteRange range, ChecksumAlgorithm algorithm)
    {
        using BodyWriter writer = services.S3.NewBody(algorithm);
        byte[] buffer = new byte[64 * 1024];
        opened.Content.Position = range.Start;
        long left = range.Length;
        while (left > 0)
        {
            int read = opened.Content.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            writer.Write(buffer, 0, read);
            left -= read;
        }

        return writer.Complete();
    }

    private static void Write(XmlWriter xml, UploadedPart part)
    {
        xml.WriteElementString("LastModified", XmlAnswer.Time(part.LastModified));
        xml.ETag(part.ETag);
        xml.WriteElementString(part.Checksum.Algorithm.Element, part.Checksum.Value);
    }
}
