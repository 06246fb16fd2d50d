using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Requests;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>One operation of S3. One instance per process, made with the <see cref="SandboxServices"/>.</summary>
internal interface IS3Operation
{
    /// <summary>Writes the answer, or throws an <see cref="S3Exception"/> before anything was written.</summary>
    Task ExecuteAsync(S3Call call, CancellationToken token);
}
