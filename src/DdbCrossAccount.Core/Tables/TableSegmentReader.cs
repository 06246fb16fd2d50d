using System;
using System.Threading;
using System.Threading.Channels;
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

    /// <summary>Writes every page of the segment to the channel.</summary>
    public async Task ReadAsync(int segment, ChannelWriter<RawScanPage> pages, CancellationToken token)
    {
        var request = new RawScanRequest
        {
            TableName = options.TableName,
            Segment = segment,
            TotalSegments = options.Segments,
            ConsistentRead = options.ConsistentRead,
        };
        RawScanPage page;
        do
        {
            page = await ReadPageAsync(request, token).ConfigureAwait(false);
            await pages.WriteAsync(page, token).ConfigureAwait(false);
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
                return await client.ScanAsync(request, token).ConfigureAwait(false);
            }
            catch (Exception fault) when (ThrottleErrors.IsThrottle(fault))
            {
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
}
