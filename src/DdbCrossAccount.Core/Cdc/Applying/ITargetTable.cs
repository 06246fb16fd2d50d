using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>The table that is written to.</summary>
internal interface ITargetTable
{
    /// <summary>
    /// Sends the writes once, never twice, and returns those that the service left undone. Every other end is an
    /// exception of the SDK or
    /// of the network, and a cancellation leaves the outcome unknown.
    /// </summary>
    Task<IReadOnlyList<RawWrite>> WriteAsync(
        string tableArn, IReadOnlyList<RawWrite> writes, CancellationToken token);
}
