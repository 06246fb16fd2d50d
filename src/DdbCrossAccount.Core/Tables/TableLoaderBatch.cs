using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Puts that go to the service together: within its limits, no key twice.</summary>
internal sealed class TableLoaderBatch
{
    // BatchWriteItem's limits. The size is that of the request, which is larger than its items: 1 KB for the rest is plenty.
    private const int MaxWrites = 25;
    private const int MaxBytes = (16 * 1024 * 1024) - 1024;
    private const int BytesAroundWrite = 32;

    private readonly List<RawWrite> _writes = new(MaxWrites);
    private readonly List<ItemKey> _keys = new(MaxWrites);
    private int _bytes;

    public IReadOnlyList<RawWrite> Writes => _writes;

    public IReadOnlyList<ItemKey> Keys => _keys;

    public bool IsEmpty => _writes.Count == 0;

    /// <summary>Ends when the batch is written; set when it is sent.</summary>
    public Task Written { get; set; } = Task.CompletedTask;

    /// <summary>True when one more item of this length stays within the limits; an item alone always does.</summary>
    public bool Fits(ReadOnlyMemory<byte> item) =>
        IsEmpty || (_writes.Count < MaxWrites && _bytes + item.Length + BytesAroundWrite <= MaxBytes);

    public void Add(ItemKey key, ReadOnlyMemory<byte> item)
    {
        _writes.Add(new RawWrite(RawWriteKind.Put, item));
        _keys.Add(key);
        _bytes += item.Length + BytesAroundWrite;
    }
}
