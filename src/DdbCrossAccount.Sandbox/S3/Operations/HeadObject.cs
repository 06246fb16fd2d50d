using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Tells of an object what GetObject tells, without its bytes.</summary>
[S3Operation("HEAD", S3Level.Object)]
internal sealed class HeadObject(SandboxServices services) : IS3Operation
{
    public Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        RequestedBucket.Find(services.S3, call);
        StoredObject stored = services.S3.HeadObject(call.Caller, call.BucketName, call.Key, call.ExpectedBucketOwner);
        ObjectAnswer.Begin(call, stored);
        return Task.CompletedTask;
    }
}
