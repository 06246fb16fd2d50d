using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Gives an upload up, with its parts.</summary>
[S3Operation("DELETE", S3Level.Object, "uploadId")]
internal sealed class AbortMultipartUpload(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        Bucket bucket = RequestedBucket.Find(services.S3, call);
        services.S3.Authorization.DemandKey(call.Caller, "s3:AbortMultipartUpload", bucket, call.Key);
        MultipartUpload upload = bucket.FindUpload(call.Key, call.Query("uploadId")!);
        bucket.Remove(upload);
        upload.Abort();
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
