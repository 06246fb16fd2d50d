using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Core.Comparing.Rechecking;

/// <summary>Reads some keys from both tables.</summary>
internal interface IPairReader
{
    /// <summary>The most keys of one call.</summary>
    const int MaxKeys = RawBatchGetRequest.MaxKeys;

    /// <summary>
    /// Reads each key strongly from both tables, not at one moment. Safe to call from several threads at once.
    /// </summary>
    /// <param name="keys">Keys in the form of <see cref="Items.CanonicalKey"/>, at most <see cref="MaxKeys"/>.</param>
    /// <param name="token">Ends the reading.</param>
    /// <returns>A reading for each key, in their order.</returns>
    Task<IReadOnlyList<PairReading>> ReadAsync(IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken token);
}
