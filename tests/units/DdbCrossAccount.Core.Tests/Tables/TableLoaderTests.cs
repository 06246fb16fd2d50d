using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Tests.Aws.DynamoDb;
using DdbCrossAccount.Core.Tests.Aws.Http;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Tables;

public sealed class TableLoaderTests
{
    private static readonly TableLoadOptions Options =
        new() { TableName = "T", Key = KeySchemaText.Parse("id:S", null), Parallelism = 4 };

    [Fact]
    public async Task LoadAsync_ManyItems_AreAllWrittenInBatchesOf25()
    {
        await using var server = new BatchWriteServer();
        string[] items = [.. Enumerable.Range(0, 1_003).Select(number => Item(number, 0))];

        (TableLoadResult result, RecordingObserver observer) = await LoadAsync(server, items);

        Assert.Empty(server.Offences);
        Assert.Equal(items.Order(), server.Items.Values.Order());
        Assert.Equal(41, server.Batches.Count);
        Assert.Equal(new TableLoadResult(1_003, items.Sum(item => item.Length), 0), result);
        Assert.Equal(41, observer.Of<ItemsLoaded>().Count);
        Assert.Contains(new ItemsLoaded("T", 1_003, result.BytesWritten), observer.Of<ItemsLoaded>());
    }

    [Fact]
    public async Task LoadAsync_NoItems_WritesNothing()
    {
        await using var server = new BatchWriteServer();

        (TableLoadResult result, _) = await LoadAsync(server, []);

        Assert.Equal(new TableLoadResult(0, 0, 0), result);
        Assert.Empty(server.Batches);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task LoadAsync_KeysAgainAndAgain_TheLastOfEachStaysAndNoneIsUnderWayTwice(int seed)
    {
        var random = new Random(seed);
        int[] numbers = [.. Enumerable.Range(0, 2_000).Select(_ => random.Next(60))];
        string[] items = [.. numbers.Select(Item)];
        await using var server = new BatchWriteServer((_, _) =>
        {
            lock (random)
            {
                return random.Next(3) > 0;
            }
        });

        (TableLoadResult result, _) = await LoadAsync(server, items);

        Assert.Empty(server.Offences);
        Assert.Equal(
            numbers.Select((number, index) => (number, item: items[index])).GroupBy(pair => pair.number)
                .ToDictionary(group => Key(group.Key), group => group.Last().item),
            server.Items);
        Assert.Equal(2_000, result.ItemsWritten);
        Assert.True(result.ItemsRetried > 0);
    }

    [Fact]
    public async Task LoadAsync_NumbersSpelledDifferently_AreOneKey()
    {
        // The service would refuse a batch that holds 1 and 1.0 as two keys.
        await using var server = new ScriptedServer(
            Answer.Json("""{"UnprocessedItems":{}}"""), Answer.Json("""{"UnprocessedItems":{}}"""));
        using AccountSession session = RawClients.Session(server.Url);

        await new TableLoader(RawClients.Context).LoadAsync(
            session,
            Options with { Key = KeySchemaText.Parse("n:N", null) },
            Items(["""{"n":{"N":"1"}}""", """{"n":{"N":"1.0"}}"""]),
            CancellationToken.None);

        Assert.Equal(
            ["""{"RequestItems":{"T":[{"PutRequest":{"Item":{"n":{"N":"1"}}}}]}}""", """{"RequestItems":{"T":[{"PutRequest":{"Item":{"n":{"N":"1.0"}}}}]}}"""],
            server.Requests.Select(request => request.Text));
    }

    [Fact]
    public async Task LoadAsync_LargeItems_StayWithin16Megabytes()
    {
        await using var server = new BatchWriteServer();
        string[] items = [.. Enumerable.Range(0, 60).Select(number =>
            $$$"""{"id":{"S":"{{{number}}}"},"v":{"S":"{{{new string('x', 1_200_000)}}}"}}""")];

        await LoadAsync(server, items);

        Assert.Empty(server.Offences);
        Assert.Equal(60, server.Items.Count);
        Assert.Equal(13, server.Batches.Max());
    }

    [Fact]
    public async Task LoadAsync_ThrottledBatches_AreSentAgain()
    {
        await using var server = new BatchWriteServer(before: (batch, _) =>
            Task.FromResult(batch % 3 == 0 ? Answer.Error("ProvisionedThroughputExceededException") : null));
        string[] items = [.. Enumerable.Range(0, 300).Select(number => Item(number, 0))];

        (TableLoadResult result, _) = await LoadAsync(server, items);

        Assert.Empty(server.Offences);
        Assert.Equal(items.Order(), server.Items.Values.Order());
        Assert.Equal(300, result.ItemsWritten);
        Assert.True(result.ItemsRetried >= 100);
    }

    [Fact]
    public async Task LoadAsync_NothingTakenForTooLong_FailsAndSaysWhatIsWritten()
    {
        await using var server = new BatchWriteServer((batch, _) => batch < 2);
        string[] items = [.. Enumerable.Range(0, 75).Select(number => Item(number, 0))];

        var error = await Assert.ThrowsAsync<TableThrottledTooLongException>(() =>
            LoadAsync(server, items, Options with { Parallelism = 1, ThrottleTimeout = TimeSpan.FromSeconds(90) }));

        Assert.Equal(50, server.Items.Count);
        Assert.Equal("TableThrottledTooLong", error.ErrorId);
        Assert.Equal(DdbErrorCategory.LimitsExceeded, error.Category);
        Assert.Equal("T", error.Target);
        Assert.Equal(
            "Table 'T' (account 111111111111, eu-west-1) refused writes for lack of throughput for 90 seconds. 50 items are written; those that were under way may be.",
            error.Message);
        Assert.Equal(
            "Raise the table's capacity (and that of its indexes), or try when less else is using it; then run the command again.",
            error.RecommendedAction);
    }

    [Fact]
    public async Task LoadAsync_Denied_FailsWithTheActionAndWhatIsWritten()
    {
        await using var server = new BatchWriteServer(before: (batch, _) =>
            Task.FromResult(batch == 2 ? Answer.Error("AccessDeniedException") : null));

        var error = await Assert.ThrowsAsync<PermissionDeniedException>(() => LoadAsync(
            server, [.. Enumerable.Range(0, 300).Select(number => Item(number, 0))], Options with { Parallelism = 1 }));

        Assert.Equal(50, server.Items.Count);
        Assert.Contains("dynamodb:BatchWriteItem", error.Message, StringComparison.Ordinal);
        Assert.Contains("50 items are written; those that were under way may be.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_UnprocessedWriteThatWasNotSent_Fails()
    {
        await using var server = new ScriptedServer(Answer.Json(
            """{"UnprocessedItems":{"T":[{"PutRequest":{"Item":{"id":{"S":"other"}}}}]}}"""));
        using AccountSession session = RawClients.Session(server.Url);

        await Assert.ThrowsAnyAsync<DdbCrossAccountException>(() => new TableLoader(RawClients.Context).LoadAsync(
            session, Options, Items([Item(1, 0)]), CancellationToken.None));
    }

    [Fact]
    public async Task LoadAsync_ItemsFailMidway_FailsWithTheirErrorAndNothingRunsOn()
    {
        await using var server = new BatchWriteServer();
        using AccountSession session = RawClients.Session(server.Url);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new TableLoader(RawClients.Context).LoadAsync(session, Options, Broken(), CancellationToken.None));

        Assert.Equal("The file ended.", fault.Message);

        static async IAsyncEnumerable<ReadOnlyMemory<byte>> Broken()
        {
            for (int number = 0; number < 60; number++)
            {
                await Task.Yield();
                yield return Encoding.UTF8.GetBytes(Item(number, 0));
            }

            throw new InvalidOperationException("The file ended.");
        }
    }

    [Fact]
    public async Task LoadAsync_Canceled_EndsWhenNothingRunsOn()
    {
        using var stop = new CancellationTokenSource();
        var underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new BatchWriteServer(before: async (_, token) =>
        {
            underWay.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return null;
        });
        using AccountSession session = RawClients.Session(server.Url);

        Task<TableLoadResult> load = new TableLoader(RawClients.Context).LoadAsync(
            session, Options, Items([.. Enumerable.Range(0, 300).Select(number => Item(number, 0))]), stop.Token);
        await underWay.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);
    }

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Item(int number, int version) =>
        $$$"""{"id":{"S":"{{{Key(number)}}}"},"version":{"N":"{{{Key(version)}}}"}}""";

    private static async Task<(TableLoadResult Result, RecordingObserver Observer)> LoadAsync(
        BatchWriteServer server, string[] items, TableLoadOptions? options = null)
    {
        EngineContext context = RawClients.Context;
        using AccountSession session = RawClients.Session(server.Url);
        TableLoadResult result = await new TableLoader(context).LoadAsync(
            session, options ?? Options, Items(items), CancellationToken.None);
        return (result, (RecordingObserver)context.Observer);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Items(
        IEnumerable<string> items, [EnumeratorCancellation] CancellationToken token = default)
    {
        foreach (string item in items)
        {
            token.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return Encoding.UTF8.GetBytes(item);
        }
    }
}
