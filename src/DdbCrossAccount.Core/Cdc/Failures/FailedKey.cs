using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>A key that is parked, in doubt, both, or of a batch that Lambda gave up: one repair settles all of it.</summary>
/// <param name="KeyHash">The key's hash.</param>
/// <param name="Key">The key as an object of DynamoDB JSON.</param>
/// <param name="Number">The newest record that is told of.</param>
/// <param name="Parked">Its row; null when it is not parked.</param>
/// <param name="Doubt">Its row; null when it is not in doubt.</param>
internal sealed record FailedKey(
    string KeyHash, ReadOnlyMemory<byte> Key, SequenceNumber Number, ParkedKey? Parked, DoubtfulKey? Doubt)
{
    /// <summary>One for each key, in the order of their records.</summary>
    public static IReadOnlyList<FailedKey> Join(IReadOnlyList<ParkedKey> parked, IReadOnlyList<DoubtfulKey> doubts)
    {
        Dictionary<string, DoubtfulKey> open = doubts.ToDictionary(doubt => doubt.KeyHash, StringComparer.Ordinal);
        List<FailedKey> keys = [];
        foreach (ParkedKey key in parked)
        {
            open.Remove(key.KeyHash, out DoubtfulKey? doubt);
            SequenceNumber number = doubt is not null && doubt.Number > key.Number ? doubt.Number : key.Number;
            keys.Add(new FailedKey(key.KeyHash, key.Key, number, key, doubt));
        }

        keys.AddRange(open.Values.Select(doubt => new FailedKey(doubt.KeyHash, doubt.Key, doubt.Number, null, doubt)));
        return [.. keys.OrderBy(key => key.Number)];
    }
}
