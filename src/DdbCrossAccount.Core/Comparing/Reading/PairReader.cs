using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Comparing.Rechecking;

namespace DdbCrossAccount.Core.Comparing.Reading;

/// <summary>Reads keys from both tables at about the same time.</summary>
internal sealed class PairReader(KeyedReader source, KeyedReader target) : IPairReader
{
    public async Task<IReadOnlyList<PairReading>> ReadAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken token)
    {
        Task<Dictionary<UInt128, UInt128>> ofSource = source.ReadAsync(keys, token);
        Task<Dictionary<UInt128, UInt128>> ofTarget = target.ReadAsync(keys, token);
        await Task.WhenAll(ofSource, ofTarget).ConfigureAwait(false);
        Dictionary<UInt128, UInt128> left = await ofSource.ConfigureAwait(false);
        Dictionary<UInt128, UInt128> right = await ofTarget.ConfigureAwait(false);
        return [.. keys.Select(ItemPrinter.KeyDigest).Select(key => new PairReading(Of(left, key), Of(right, key)))];
    }

    private static UInt128? Of(Dictionary<UInt128, UInt128> items, UInt128 key) =>
        items.TryGetValue(key, out UInt128 item) ? item : null;
}
