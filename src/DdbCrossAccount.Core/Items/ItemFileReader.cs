using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Items;

/// <summary>
/// Reads items from a JSON array, JSON lines (plain or <c>{"Item":…}</c>), either of them gzipped, or an export folder.
/// </summary>
/// <remarks>
/// What the file is shows in its first bytes, not in its name. Every item is checked before it is given out: its form,
/// its numbers, its key.
/// The files of an export are checked against its manifest before the first item; how many items are in them, as they
/// are read.
/// </remarks>
/// <param name="path">The file or folder, as a full path of the file system.</param>
/// <param name="key">The key that each item must have.</param>
internal sealed class ItemFileReader(string path, KeySchema key)
{
    /// <summary>The items in the order of the file, as DynamoDB JSON; only a few are in memory at a time.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token) =>
        new ItemFileReading(path, key, "Items before it may have been written; nothing after it was read.").ReadAsync(token);

    /// <summary>
    /// Reads everything and gives nothing out: how many items there are, or the error that <see cref="ReadAsync"/>
    /// would end in.
    /// </summary>
    public async Task<long> CheckAsync(CancellationToken token)
    {
        long count = 0;
        var reading = new ItemFileReading(path, key, "Nothing was written.");
        await foreach (ReadOnlyMemory<byte> _ in reading.ReadAsync(token).ConfigureAwait(false))
        {
            count++;
        }

        return count;
    }
}
