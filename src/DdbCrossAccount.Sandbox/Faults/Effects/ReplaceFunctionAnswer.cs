using System.Text;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>The function has done its work, and answers garbage.</summary>
internal sealed class ReplaceFunctionAnswer(string answer) : InvocationEffect
{
    public override async Task<FunctionOutcome> RunAsync(FaultedInvocation invocation)
    {
        FunctionOutcome answered = await invocation.RunAsync();
        return answered with { Payload = Encoding.UTF8.GetBytes(answer), FunctionError = null, ErrorType = null };
    }
}
