using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Cdc.Redriving;

/// <summary>The table that is brought to the source's state.</summary>
internal interface IRedriveTarget : IRedriveTable
{
    /// <summary>
    /// Puts the item, or deletes the key where it is empty, if there still stands what was read before. A condition cannot
    /// compare all of a large item: the write may be done over a change that it did not see.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="item">What shall stand there; empty for nothing.</param>
    /// <param name="before">What stood there when it was read; empty for nothing.</param>
    /// <param name="token">Ends the call; the outcome is unknown then.</param>
    Task<RedriveWrite> WriteAsync(
        ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> item, ReadOnlyMemory<byte> before, CancellationToken token);
}
