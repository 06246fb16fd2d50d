using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings;

/// <summary>The functions that event source mappings call.</summary>
internal interface IMappedFunctions
{
    /// <summary>
    /// What a mapping of this account may call by this name or ARN, of a function, version or alias; null: there is none.
    /// </summary>
    MappedFunction? Find(string accountId, string region, string nameOrArn);

    /// <summary>
    /// Calls the function and waits for its answer. Does not throw for what a function or Lambda may do wrong.
    /// </summary>
    Task<BatchOutcome> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken token);
}
