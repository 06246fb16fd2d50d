using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>Intents and receipts.</summary>
internal sealed partial class Ledger
{
    /// <summary>
    /// The receipts whose largest number is <paramref name="from"/> or larger, ascending by that number: every receipt
    /// that can hold a number from there on. Null reads all.
    /// </summary>
    public IAsyncEnumerable<BatchReceipt> ReadReceiptsAsync(string scope, SequenceNumber? from, CancellationToken token) =>
        ReadReceiptsAsync(scope, from, null, token);

    /// <summary>The first of those receipts.</summary>
    public IAsyncEnumerable<BatchReceipt> ReadNextReceiptsAsync(
        string scope, SequenceNumber from, int count, CancellationToken token) => ReadReceiptsAsync(scope, from, count, token);

    /// <summary>The receipt that was written last of those whose smallest number is this; null when there is none.</summary>
    public async Task<BatchReceipt?> ReadReceiptFromAsync(string scope, SequenceNumber first, CancellationToken token)
    {
        LedgerReading start = await store.ReadAsync(scope, ReceiptRow.StartEntry(first), token).ConfigureAwait(false);
        if (start.Row is null)
        {
            return null;
        }

        LedgerReading receipt = await store.ReadAsync(scope, ReceiptRow.ReadStart(start.Row), token).ConfigureAwait(false);
        return receipt.Row is null ? null : ReceiptRow.Read(receipt.Row);
    }

    /// <summary>
    /// Attempts that may be writing, and those that died and whose records have not all been delivered again since.
    /// </summary>
    public Task<IReadOnlyList<BatchIntent>> ReadIntentsAsync(string scope, CancellationToken token) =>
        ReadAllAsync(scope, LedgerConstants.IntentPrefix, IntentRow.Read, token);

    /// <summary>Tells of an attempt, before its first write; or what is left of it.</summary>
    public Task WriteIntentAsync(string scope, BatchIntent intent, CancellationToken token) =>
        store.TryWriteAsync(IntentRow.Write(scope, intent), LedgerCondition.None, token);

    /// <summary>
    /// Leaves of an attempt only these records; nothing happens when somebody has removed it meanwhile.
    /// </summary>
    public Task NarrowIntentAsync(string scope, BatchIntent intent, SequenceNumberSet numbers, CancellationToken token) =>
        numbers.IsEmpty
            ? RemoveIntentAsync(scope, intent, token)
            : store.TryWriteAsync(
                IntentRow.Write(scope, intent with { Numbers = numbers }),
                LedgerCondition.Equal("RequestId", new Amazon.DynamoDBv2.Model.AttributeValue { S = intent.RequestId }),
                token);

    /// <summary>Ends an attempt: nothing of it is under way any more.</summary>
    public Task RemoveIntentAsync(string scope, BatchIntent intent, CancellationToken token) =>
        store.TryDeleteAsync(scope, IntentRow.EntryOf(intent), LedgerCondition.None, token);

    /// <summary>Tells that records are settled.</summary>
    public Task WriteReceiptAsync(string scope, BatchReceipt receipt, CancellationToken token) =>
        store.WriteAllAsync([ReceiptRow.Write(scope, receipt), ReceiptRow.WriteStart(scope, receipt)], token);

    private async IAsyncEnumerable<BatchReceipt> ReadReceiptsAsync(
        string scope, SequenceNumber? from, int? limit, [EnumeratorCancellation] CancellationToken token)
    {
        string first = from is { } number ? ReceiptRow.EntryFrom(number) : LedgerConstants.ReceiptPrefix;
        string last = LedgerConstants.ReceiptPrefix + End;
        await foreach (LedgerRow row in store.QueryAsync(scope, first, last, limit, token).ConfigureAwait(false))
        {
            yield return ReceiptRow.Read(row);
        }
    }
}
