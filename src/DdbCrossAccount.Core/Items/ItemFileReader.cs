using System;
using System.Collections.Generic;
using System.Threading;

namespace DdbCrossAccount.Core.Items;

/// <summary>Reads items from a JSON array, JSON lines (plain or <c>{"Item":…}</c>), either of them gzipped, or an export folder.</summary>
/// <param name="path">The file or folder, as a full path of the file system.</param>
/// <param name="key">The key that each item must have.</param>
internal sealed class ItemFileReader(string path, KeySchema key)
{
    /// <summary>The items in the order of the file, as DynamoDB JSON; only a few are in memory at a time.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token)
    {
        _ = path;
        _ = key;
        throw new NotImplementedException();
    }
}
