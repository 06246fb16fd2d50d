using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Applying;

namespace DdbCrossAccount.Torture.Tests.World;

/// <summary>The target, called by a process that may die: before a call, or while its answer is on the way.</summary>
internal sealed class MortalTarget(ITargetTable target, FunctionLife life) : ITargetTable
{
    public async Task<IReadOnlyList<RawWrite>> WriteAsync(string tableArn, IReadOnlyList<RawWrite> writes, CancellationToken token)
    {
        await life.CallAsync(isWrite: true);
        IReadOnlyList<RawWrite> unprocessed = await target.WriteAsync(tableArn, writes, token);
        await life.CallAsync();
        return unprocessed;
    }
}
