using System;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>Closes the connection instead of answering; the request was applied, or refused, as ever.</summary>
internal sealed class DropAnswer(bool reset) : FaultEffect
{
    public override ValueTask SendAsync(FaultedRequest request, ReadOnlyMemory<byte> body) => throw request.Drop(reset);
}
