using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Writes a batch until the service has acknowledged all of it, and counts. Thread-safe.</summary>
internal sealed class TableLoaderWriter(
    EngineContext context, AccountSession session, RawDynamoDbClient client, TableLoadOptions options)
{
    private readonly ItemKeyReader _keyReader = new(options.Key);
    private long _itemsWritten;
    private long _bytesWritten;
    private long _itemsRetried;

    /// <summary>What is acknowledged so far.</summary>
    public TableLoadResult Result => new(
        Interlocked.Read(ref _itemsWritten), Interlocked.Read(ref _bytesWritten), Interlocked.Read(ref _itemsRetried));

    /// <summary>
    /// Writes the batch; what the service leaves is sent again, with waits that grow, until nothing is left.
    /// </summary>
    public async Task WriteAsync(TableLoaderBatch batch, CancellationToken token)
    {
        var patience = new ThrottlePatience(context, options.ThrottleTimeout);
        IReadOnlyList<RawWrite> left = batch.Writes;
        while (true)
        {
            IReadOnlyList<RawWrite> refused = await WriteOnceAsync(left, token).ConfigureAwait(false);
            if (refused.Count < left.Count)
            {
                patience.Progressed();
                Count(left, refused);
            }

            if (refused.Count == 0)
            {
                return;
            }

            Interlocked.Add(ref _itemsRetried, refused.Count);
            left = refused;
            if (!await patience.WaitAsync(token).ConfigureAwait(false))
            {
                throw ErrorCatalogue.TableThrottledTooLong(
                    session.Account, options.TableName, "writes", options.ThrottleTimeout, State());
            }
        }
    }

    private async Task<IReadOnlyList<RawWrite>> WriteOnceAsync(IReadOnlyList<RawWrite> writes, CancellationToken token)
    {
        try
        {
            RawBatchWriteResult result = await client.BatchWriteItemAsync(
                new RawBatchWriteRequest { TableName = options.TableName, Writes = writes }, token).ConfigureAwait(false);
            return result.UnprocessedWrites.Count == 0 ? [] : FindRefused(writes, result.UnprocessedWrites);
        }
        catch (Exception fault) when (ThrottleErrors.IsThrottle(fault))
        {
            return writes;
        }
        catch (ResourceNotFoundException)
        {
            throw ErrorCatalogue.TableNotFound(options.TableName, session.AccountId, session.Region, State());
        }
        catch (Exception fault) when (fault is not OperationCanceledException && ServiceErrors.CanTranslate(fault, token))
        {
            throw ServiceErrors.Translate(
                fault, session.Call("dynamodb", "BatchWriteItem", $"table '{options.TableName}'", State()));
        }
    }

    /// <summary>
    /// The writes that the service left, as they were sent: its answer may spell the same item otherwise.
    /// </summary>
    private List<RawWrite> FindRefused(IReadOnlyList<RawWrite> sent, IReadOnlyList<RawWrite> unprocessed)
    {
        Dictionary<ItemKey, RawWrite> byKey = sent.ToDictionary(write => _keyReader.Read(write.Json.Span));
        var refused = new List<RawWrite>(unprocessed.Count);
        foreach (RawWrite write in unprocessed)
        {
            if (!byKey.Remove(_keyReader.Read(write.Json.Span), out RawWrite own))
            {
                throw new IncompleteAnswerException(
                    "The answer to BatchWriteItem names a write that was not sent, or names it twice.");
            }

            refused.Add(own);
        }

        return refused;
    }

    private void Count(IReadOnlyList<RawWrite> sent, IReadOnlyList<RawWrite> refused)
    {
        long items = Interlocked.Add(ref _itemsWritten, sent.Count - refused.Count);
        long bytes = Interlocked.Add(ref _bytesWritten, Bytes(sent) - Bytes(refused));
        context.Observer.Observe(new ItemsLoaded(options.TableName, items, bytes));
    }

    private static long Bytes(IReadOnlyList<RawWrite> writes)
    {
        long bytes = 0;
        foreach (RawWrite write in writes)
        {
            bytes += write.Json.Length;
        }

        return bytes;
    }

    private string State() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Interlocked.Read(ref _itemsWritten):N0} items are written; those that were under way may be.");
}
