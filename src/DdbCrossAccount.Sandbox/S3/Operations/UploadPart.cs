using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Takes one part of an upload.</summary>
[S3Operation("PUT", S3Level.Object, "uploadId")]
internal sealed class UploadPart(SandboxServices services) : IS3Operation
{
    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        int number = PartNumber.Read(call);
        services.S3.Authorization.DemandKey(call.Caller, "s3:PutObject", bucket, call.Key);
        MultipartUpload upload = bucket.FindUpload(call.Key, call.Query("uploadId")!);
        RequestedChecksum checksum = RequestedChecksum.Read(call);
        UploadChecksum.RequireSame(upload, checksum.Chosen);
        WrittenBody written = await ReceivedBody.ReadAsync(services.S3, call, checksum, upload.PartAlgorithm, token);
        var part = new UploadedPart(number, written.Body, written.Md5, written.ChecksumOf(upload.PartAlgorithm), services.S3.Now);
        upload.Put(part);
        WriteHeaders(call, upload, part.ETag, written.ChecksumOf(checksum.Algorithm));
    }

    private static void WriteHeaders(S3Call call, MultipartUpload upload, string etag, ObjectChecksum checksum)
    {
        IHeaderDictionary headers = call.Response.Headers;
        headers.ETag = $"\"{etag}\"";
        ObjectHeaders.WriteEncryption(headers, upload.Upload.Encryption ?? ObjectEncryption.Default);
        headers[checksum.Algorithm.Header] = checksum.Value;
        call.Response.ContentLength = 0;
    }
}
