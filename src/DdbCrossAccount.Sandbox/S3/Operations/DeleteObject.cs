using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Requests;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Deletes an object; there need not be one.</summary>
[S3Operation("DELETE", S3Level.Object)]
internal sealed class DeleteObject(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        RequestedBucket.Find(services.S3, call);
        services.S3.DeleteObject(
            call.Caller, call.BucketName, call.Key, call.ExpectedBucketOwner, WriteConditions.Read(call));
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
