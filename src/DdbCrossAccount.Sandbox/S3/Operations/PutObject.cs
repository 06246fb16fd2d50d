using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Writes an object in one piece.</summary>
[S3Operation("PUT", S3Level.Object)]
internal sealed class PutObject(SandboxServices services) : IS3Operation
{
    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        RequestedChecksum checksum = RequestedChecksum.Read(call);
        ObjectUpload upload = UploadHeaders.Read(call, checksum.Algorithm);
        RequestedBucket.Find(services.S3, call);
        services.S3.DemandPut(call.Caller, upload);
        WrittenBody written = await ReceivedBody.ReadAsync(services.S3, call, checksum, checksum.Algorithm, token);
        StoredObject stored = services.S3.PutObject(call.Caller, upload, written);
        IHeaderDictionary headers = call.Response.Headers;
        headers.ETag = $"\"{stored.ETag}\"";
        ObjectHeaders.WriteEncryption(headers, stored.Encryption);
        ObjectHeaders.WriteChecksum(headers, stored.Checksum);
        call.Response.ContentLength = 0;
    }
}
