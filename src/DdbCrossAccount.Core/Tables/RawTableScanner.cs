using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Reads a whole table in parallel segments, items as bytes.</summary>
/// <remarks>
/// What is written meanwhile may or may not be in the pages, and nothing says at which moment a page was read. Memory:
/// each segment holds one page
/// and waits while as many as there are segments have not been taken.
/// </remarks>
internal sealed class RawTableScanner(EngineContext context)
{
    /// <summary>
    /// The pages of all segments, in no order among segments. However it ends, nothing of it runs on afterwards.
    /// </summary>
    public async IAsyncEnumerable<RawScanPage> ScanAsync(
        AccountSession session, TableScanOptions options, [EnumeratorCancellation] CancellationToken token)
    {
        using RawDynamoDbClient client = session.CreateRawDynamoDb(context);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        Channel<RawScanPage> pages = Channel.CreateBounded<RawScanPage>(
            new BoundedChannelOptions(options.Segments) { SingleReader = true });
        var reader = new TableSegmentReader(context, session, client, options);
        Task reading = ReadSegmentsAsync(reader, options.Segments, pages.Writer, stop);
        try
        {
            await foreach (RawScanPage page in pages.Reader.ReadAllAsync(token).ConfigureAwait(false))
            {
                yield return page;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    /// <summary>Never throws: the first failure stops all segments and comes out of the channel.</summary>
    private static async Task ReadSegmentsAsync(
        TableSegmentReader reader, int segments, ChannelWriter<RawScanPage> pages, CancellationTokenSource stop)
    {
        await Task.WhenAll(Enumerable.Range(0, segments).Select(ReadAsync)).ConfigureAwait(false);
        pages.TryComplete();

        async Task ReadAsync(int segment)
        {
            try
            {
                await reader.ReadAsync(segment, default, pages.WriteAsync, stop.Token).ConfigureAwait(false);
            }
            catch (Exception fault)
            {
                pages.TryComplete(fault);
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }
    }
}
