using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>
/// What a fault does to a request. An effect changes how the request is applied, how its answer is sent, or both; each
/// of the two leaves things as they are unless it is overridden.
/// </summary>
internal abstract class FaultEffect
{
    /// <summary>Whether there is such a fault for this request at all; the rule passes over all others.</summary>
    public virtual bool Takes(RequestFacts facts) => true;

    /// <summary>Applies the request. What it throws is the answer.</summary>
    /// <param name="request">The request that is hit.</param>
    /// <param name="apply">Does what the operation does, and makes its answer without sending it.</param>
    public virtual ValueTask ApplyAsync(FaultedRequest request, Func<ValueTask> apply) => apply();

    /// <summary>Sends the answer, whose status and headers are set, be it a success or an error.</summary>
    public virtual ValueTask SendAsync(FaultedRequest request, ReadOnlyMemory<byte> body) => request.WriteAsync(body);
}
