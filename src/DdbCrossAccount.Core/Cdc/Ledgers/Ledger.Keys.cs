using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>Parked and doubtful keys.</summary>
internal sealed partial class Ledger
{
    public Task<IReadOnlyList<ParkedKey>> ReadParkedAsync(string scope, CancellationToken token) =>
        ReadAllAsync(scope, LedgerConstants.ParkedPrefix, KeyRows.ReadParked, token);

    /// <summary>
    /// Parks a key, or counts it once more (<see cref="ParkedKey.TimesSeen"/> is added to that of the row).
    /// </summary>
    public Task AddParkedAsync(string scope, ParkedKey key, CancellationToken token) =>
        store.AddAsync(KeyRows.Write(scope, key), token);

    /// <summary>
    /// Removes a parked key that was repaired; false when a newer record of it was parked since it was read.
    /// </summary>
    public Task<bool> TryRemoveParkedAsync(string scope, ParkedKey key, CancellationToken token) => store.TryDeleteAsync(
        scope,
        LedgerConstants.ParkedPrefix + key.KeyHash,
        LedgerCondition.Equal(KeyRows.Number, new AttributeValue { S = key.Number.ToString() }),
        token);

    public Task<IReadOnlyList<DoubtfulKey>> ReadDoubtsAsync(string scope, CancellationToken token) =>
        ReadAllAsync(scope, LedgerConstants.DoubtPrefix, KeyRows.ReadDoubtful, token);

    /// <summary>
    /// Puts keys on the doubt list; a later doubt of a key takes the place of the one that stands there.
    /// </summary>
    public Task WriteDoubtsAsync(string scope, IEnumerable<DoubtfulKey> keys, CancellationToken token) =>
        store.WriteAllAsync([.. keys.Select(key => KeyRows.Write(scope, key))], token);

    /// <summary>Removes a doubt that was settled; false when the key came into doubt again since it was read.</summary>
    public Task<bool> TryRemoveDoubtAsync(string scope, DoubtfulKey key, CancellationToken token) => store.TryDeleteAsync(
        scope,
        LedgerConstants.DoubtPrefix + key.KeyHash,
        LedgerCondition.Equal(KeyRows.SettleAfter, KeyRows.Write(scope, key).Attributes[KeyRows.SettleAfter]),
        token);
}
