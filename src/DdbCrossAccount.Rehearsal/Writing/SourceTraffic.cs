using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using DdbCrossAccount.Rehearsal.Moving;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>The writer at work, from its start until it is stopped.</summary>
internal sealed class SourceTraffic : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;

    private SourceTraffic(SourceWriter writer, WriteJournal journal)
    {
        Journal = journal;
        _writing = writer.RunAsync(_stop.Token);
    }

    /// <summary>What was acknowledged so far.</summary>
    public WriteJournal Journal { get; }

    /// <summary>Starts writing to the items that were loaded, and to new ones.</summary>
    public static async Task<SourceTraffic> StartAsync(
        IAmazonDynamoDB source,
        string tableName,
        RehearsalItems items,
        int writesPerSecond,
        int seed,
        TimeProvider clock,
        CancellationToken token)
    {
        var random = new Random(seed);
        KeyPool keys = await KeyPool.ReadAsync(items.ReadAsync(token), items.Key, random, token);
        var journal = new WriteJournal();
        var plan = new WritePlan(keys, items.Key, random);
        return new SourceTraffic(new SourceWriter(source, tableName, plan, journal, writesPerSecond, clock), journal);
    }

    /// <summary>Returns when no write is under way any more; throws what ended the writing before.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _writing;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_writing);
        _stop.Dispose();
    }
}
