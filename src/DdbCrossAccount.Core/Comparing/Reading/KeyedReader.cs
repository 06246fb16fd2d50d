using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Comparing.Pairing;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Comparing.Reading;

/// <summary>Reads the digests of some items of one table by their keys, strongly consistent. Thread-safe.</summary>
internal sealed class KeyedReader(
    EngineContext context, ComparedTable table, RawDynamoDbClient client, KeySchema schema, bool keysOnly, TimeSpan throttleTimeout)
{
    private const string State = "Nothing was changed; the comparison has no result.";

    private readonly CanonicalKey _keyForm = new(schema);

    /// <summary>The digests of the items that there are, by the digest of the key.</summary>
    /// <param name="keys">At most <see cref="RawBatchGetRequest.MaxKeys"/> keys in the form of <see cref="CanonicalKey"/>.</param>
    /// <param name="token">Ends the reading.</param>
    public async Task<Dictionary<UInt128, UInt128>> ReadAsync(IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken token)
    {
        var printer = new ItemPrinter(schema, keysOnly);
        var found = new Dictionary<UInt128, UInt128>(keys.Count);
        var patience = new ThrottlePatience(context, throttleTimeout);
        IReadOnlyList<ReadOnlyMemory<byte>> left = [.. keys.Select(key => (ReadOnlyMemory<byte>)_keyForm.ToJson(key.Span))];
        while (true)
        {
            IReadOnlyList<ReadOnlyMemory<byte>> before = left;
            left = await ReadOnceAsync(left, printer, found, token).ConfigureAwait(false);
            if (left.Count == 0)
            {
                return found;
            }

            if (left.Count < before.Count)
            {
                patience.Progressed();
            }

            if (!await patience.WaitAsync(token).ConfigureAwait(false))
            {
                throw ErrorCatalogue.TableThrottledTooLong(
                    table.Session.Account, table.TableName, "reads", throttleTimeout, State);
            }
        }
    }

    private async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadOnceAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> keys, ItemPrinter printer, Dictionary<UInt128, UInt128> found, CancellationToken token)
    {
        try
        {
            await table.Capacity.WaitAsync(token).ConfigureAwait(false);
            RawBatchGetResult result = await client.BatchGetItemAsync(
                new RawBatchGetRequest { TableName = table.TableName, Keys = keys }, token).ConfigureAwait(false);
            table.Capacity.Charge(result.ConsumedCapacityUnits ?? 0);
            Keep(result, keys.Count, printer, found);
            return result.UnprocessedKeys;
        }
        catch (Exception fault) when (ThrottleErrors.IsThrottle(fault))
        {
            table.Capacity.Throttled();
            return keys;
        }
        catch (ResourceNotFoundException)
        {
            throw ErrorCatalogue.TableNotFound(table.TableName, table.Session.AccountId, table.Session.Region, State);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && ServiceErrors.CanTranslate(fault, token))
        {
            throw ServiceErrors.Translate(
                fault, table.Session.Call("dynamodb", "BatchGetItem", $"table '{table.TableName}'", State));
        }
    }

    private static void Keep(RawBatchGetResult result, int asked, ItemPrinter printer, Dictionary<UInt128, UInt128> found)
    {
        if (result.Items.Count + result.UnprocessedKeys.Count > asked)
        {
            throw new IncompleteAnswerException("The answer to BatchGetItem holds more than was asked for.");
        }

        foreach (ReadOnlyMemory<byte> item in result.Items)
        {
            ItemPrint print = printer.Print(item.Span);
            found[print.KeyDigest] = print.ItemDigest;
        }
    }
}
