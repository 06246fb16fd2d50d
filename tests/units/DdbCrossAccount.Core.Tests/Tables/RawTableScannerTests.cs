using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Tests.Aws.DynamoDb;
using DdbCrossAccount.Core.Tests.Aws.Http;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Tables;

public sealed class RawTableScannerTests
{
    private const int PagesOfSegment = 5;
    private static readonly TableScanOptions Options = new() { TableName = "T", Segments = 3 };

    [Fact]
    public async Task ScanAsync_Segments_EachIsReadToItsEnd()
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(100, Answer.From(Page)));

        List<string> items = await ReadAsync(server);

        Assert.Equal(
            from segment in Enumerable.Range(0, 3)
            from page in Enumerable.Range(0, PagesOfSegment)
            where page != 2
            select $$$"""{"id":{"S":"{{{segment}}}-{{{page}}}"}}""",
            items.Order());
        Assert.Equal(3 * PagesOfSegment, server.Requests.Count);
    }

    [Fact]
    public async Task ScanAsync_Throttled_ReadsOnWhereItWas()
    {
        int calls = 0;
        await using var server = new ScriptedServer(ScriptedServer.Repeat(200, async (request, stream, token) =>
            Interlocked.Increment(ref calls) % 2 == 0
                ? await Answer.Error("ThrottlingException")(request, stream, token)
                : await Answer.From(Page)(request, stream, token)));

        Assert.Equal(3 * (PagesOfSegment - 1), (await ReadAsync(server)).Distinct().Count());
    }

    [Fact]
    public async Task ScanAsync_ThrottledForTooLong_Fails()
    {
        await using var server = new ScriptedServer(
            ScriptedServer.Repeat(10_000, Answer.Error("ProvisionedThroughputExceededException")));

        var error = await Assert.ThrowsAsync<TableThrottledTooLongException>(() => ReadAsync(server));

        Assert.Equal(
            "Table 'T' (account 111111111111, eu-west-1) refused reads for lack of throughput for 600 seconds. What was read before is not all of it.",
            error.Message);
    }

    [Fact]
    public async Task ScanAsync_ReaderStopsEarly_NothingRunsOn()
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(100, Answer.From(Page)));
        using AccountSession session = RawClients.Session(server.Url);

        await foreach (RawScanPage _ in new RawTableScanner(RawClients.Context).ScanAsync(session, Options, CancellationToken.None))
        {
            break;
        }

        // One page taken, three in the channel, three in the segments' hands: no more was read.
        Assert.InRange(server.Requests.Count, 1, 7);
    }

    [Fact]
    public async Task ScanAsync_Canceled_Ends()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new ScriptedServer(ScriptedServer.Repeat(100, Answer.From(Page)));
        using AccountSession session = RawClients.Session(server.Url);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (RawScanPage _ in new RawTableScanner(RawClients.Context).ScanAsync(session, Options, stop.Token))
            {
                await stop.CancelAsync();
            }
        });
    }

    private static string Page(ScriptedRequest request)
    {
        using JsonDocument document = JsonDocument.Parse(request.Body);
        JsonElement body = document.RootElement;
        Assert.Equal(3, body.GetProperty("TotalSegments").GetInt32());
        int segment = body.GetProperty("Segment").GetInt32();
        int page = body.TryGetProperty("ExclusiveStartKey", out JsonElement key)
            ? int.Parse(key.GetProperty("page").GetProperty("N").GetString()!)
            : 0;
        string next = page + 1 < PagesOfSegment ? $$$""","LastEvaluatedKey":{"page":{"N":"{{{page + 1}}}"}}""" : string.Empty;
        // A page may be empty and not the last.
        string items = page == 2 ? string.Empty : $$$"""{"id":{"S":"{{{segment}}}-{{{page}}}"}}""";
        return $$"""{"Count":{{(page == 2 ? 0 : 1)}},"ScannedCount":1,"Items":[{{items}}]{{next}}}""";
    }

    private static async Task<List<string>> ReadAsync(ScriptedServer server)
    {
        using AccountSession session = RawClients.Session(server.Url);
        var items = new List<string>();
        await foreach (RawScanPage page in new RawTableScanner(RawClients.Context).ScanAsync(session, Options, CancellationToken.None))
        {
            items.AddRange(page.Items.Select(item => Encoding.UTF8.GetString(item.Span)));
        }

        return items;
    }
}
