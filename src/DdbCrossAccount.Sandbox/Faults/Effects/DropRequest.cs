using System;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>Closes the connection without having applied anything.</summary>
internal sealed class DropRequest(bool reset) : FaultEffect
{
    public override ValueTask ApplyAsync(FaultedRequest request, Func<ValueTask> apply) => throw request.Drop(reset);
}
