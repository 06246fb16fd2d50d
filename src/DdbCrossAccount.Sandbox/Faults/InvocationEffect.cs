using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>What a fault does to an invocation of a Lambda function, whoever invokes it.</summary>
internal abstract class InvocationEffect : FaultEffect
{
    public sealed override bool Takes(RequestFacts facts) => facts.Service == ServiceName.Function;

    /// <summary>Runs the function, or not, and tells how it has ended.</summary>
    public abstract Task<FunctionOutcome> RunAsync(FaultedInvocation invocation);
}
