using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Reads a segment of a table page by page to its end.</summary>
internal sealed class TableSegmentReader(
    EngineContext context, AccountSession session, RawDynamoDbClient client, TableScanOptions options)
{
    private const string State = "What was read before is not all of it.";

    /// <summary>Reads every page of the segment, and the next when the one before was taken.</summary>
    /// <param name="segment">Its number, from 0.</param>
    /// <param name="start">The last key of the page that is read on from; empty for the first page.</param>
    /// <param name="take">Takes a page.</param>
    /// <param name="token">Ends the reading.</param>
    public async Task ReadAsync(
        int segment, ReadOnlyMemory<byte> start, Func<RawScanPage, CancellationToken, ValueTask> take, CancellationToken token)
    {
        var request = new RawScanRequest
        {
            TableName = options.TableName,
            Segment = segment,
            TotalSegments = options.Segments,
            ConsistentRead = options.ConsistentRead,
            ExclusiveStartKey = start,
            ReturnConsumedCapacity = options.Capacity is not null,
        };
        RawScanPage page;
        do
        {
            page = await ReadPageAsync(request, token).ConfigureAwait(false);
            await take(page, token).ConfigureAwait(false);
            request = request with { ExclusiveStartKey = page.LastEvaluatedKey };
        }
        while (!page.IsLastPage);
    }

    private async Task<RawScanPage> ReadPageAsync(RawScanRequest request, CancellationToken token)
    {
        var patience = new ThrottlePatience(context, options.ThrottleTimeout);
        while (true)
        {
            try
            {
                return await ReadOnceAsync(request, token).ConfigureAwait(false);
            }
            catch (Exception fault) when (ThrottleErrors.IsThrottle(fault))
            {
                options.Capacity?.Throttled();
                if (!await patience.WaitAsync(token).ConfigureAwait(false))
                {
                    throw ErrorCatalogue.TableThrottledTooLong(
                        session.Account, options.TableName, "reads", options.ThrottleTimeout, State);
                }
            }
            catch (ResourceNotFoundException)
            {
                throw ErrorCatalogue.TableNotFound(options.TableName, session.AccountId, session.Region, State);
            }
            catch (Exception fault) when (fault is not OperationCanceledException && ServiceErrors.CanTranslate(fault, token))
            {
                throw ServiceErrors.Translate(
                    fault, session.Call("dynamodb", "Scan", $"table '{options.TableName}'", State));
            }
        }
    }

    private async Task<RawScanPage> ReadOnceAsync(RawScanRequest request, CancellationToken token)
    {
        if (options.Capacity is not { } capacity)
        {
            return await client.ScanAsync(request, token).ConfigureAwait(false);
        }

        await capacity.WaitAsync(token).ConfigureAwait(false);
        RawScanPage page = await client.ScanAsync(request, token).ConfigureAwait(false);
        capacity.Charge(page.ConsumedCapacityUnits ?? 0);
        return page;
    }
}
