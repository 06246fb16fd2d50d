using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Comparing.Pairing;
using DdbCrossAccount.Core.Comparing.Reading;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Comparing;

/// <summary>Reads segments of both tables and lets their items find each other. Thread-safe: one call for each segment.</summary>
internal sealed class SegmentPrinter(
    EngineContext context, ComparisonOptions options, PairStore store, ComparisonTally tally, ChannelWriter<PairMismatch> mismatches)
{
    /// <summary>Reads a segment to its end.</summary>
    public Task ReadAsync(TableSide side, RawDynamoDbClient client, int segment, CancellationToken token)
    {
        ComparedTable table = side == TableSide.Source ? options.Source : options.Target;
        var scan = new TableScanOptions
        {
            TableName = table.TableName,
            Segments = options.Segments,
            Capacity = table.Capacity,
            ThrottleTimeout = options.ThrottleTimeout,
        };
        var printer = new ItemPrinter(options.Schema, options.KeysOnly);
        return new TableSegmentReader(context, table.Session, client, scan)
            .ReadAsync(segment, default, (page, stop) => TakeAsync(side, page, printer, stop), token);
    }

    private async ValueTask TakeAsync(TableSide side, RawScanPage page, ItemPrinter printer, CancellationToken token)
    {
        long bytes = 0;
        foreach (ReadOnlyMemory<byte> item in page.Items)
        {
            bytes += item.Length;
            if (store.Add(side, printer.Print(item.Span)) is { } mismatch)
            {
                await mismatches.WriteAsync(mismatch, token).ConfigureAwait(false);
            }
        }

        tally.AddBytes(side, bytes);
        context.Observer.Observe(new ComparisonProgressed(store.Counts, tally));
    }
}
