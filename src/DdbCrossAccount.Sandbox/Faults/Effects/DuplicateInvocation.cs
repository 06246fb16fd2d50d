using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>
/// The function is run twice at once with the same payload; the answer of one of them is heard when both have ended.
/// </summary>
internal sealed class DuplicateInvocation : InvocationEffect
{
    public override async Task<FunctionOutcome> RunAsync(FaultedInvocation invocation)
    {
        Task<FunctionOutcome> first = invocation.RunAsync();
        Task<FunctionOutcome> second = invocation.RunAgainAsync();
        await Task.WhenAll(first, second);
        return await first;
    }
}
