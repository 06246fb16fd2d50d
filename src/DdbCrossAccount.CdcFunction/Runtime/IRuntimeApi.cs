using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.CdcFunction.Runtime;

/// <summary>Lambda's side of the loop.</summary>
internal interface IRuntimeApi
{
    /// <summary>Waits for the next invocation, however long that takes.</summary>
    Task<RuntimeInvocation> NextAsync(CancellationToken token);

    /// <summary>Answers an invocation.</summary>
    Task RespondAsync(string requestId, ReadOnlyMemory<byte> answer, CancellationToken token);

    /// <summary>Fails an invocation.</summary>
    Task FailAsync(string requestId, RuntimeFailure failure, CancellationToken token);

    /// <summary>Tells that the function cannot start.</summary>
    Task FailInitAsync(RuntimeFailure failure, CancellationToken token);
}
