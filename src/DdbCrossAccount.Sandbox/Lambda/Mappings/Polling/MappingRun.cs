using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Clock;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>
/// The life of one mapping: takes its changes over when they are due, and as long as it is enabled polls the shards of its
/// stream, each one when its parent is done with.
/// </summary>
internal sealed class MappingRun(MappingCatalog catalog, EventSourceMapping mapping)
{
    /// <summary>New shards, and items to expire, are looked for when nothing else is to be done.</summary>
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ListingPeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProblemPeriod = TimeSpan.FromSeconds(10);

    private readonly ServiceSignal _signal = new();
    private readonly List<ShardPoller> _pollers = [];
    private volatile ShardPoller[] _shown = [];

    /// <summary>The shards that are being polled, by id.</summary>
    public IReadOnlyList<ShardStatus> Shards =>
        [.. _shown.Select(poller => poller.Status).OrderBy(shard => shard.ShardId, StringComparer.Ordinal)];

    private DateTimeOffset Now => catalog.Services.Clock.GetUtcNow();

    /// <summary>Looks at the mapping again: it was changed.</summary>
    public void Wake() => _signal.Raise();

    /// <summary>Ends when the mapping has been deleted, or with the sandbox.</summary>
    public async Task RunAsync()
    {
        using var work = new ServiceWork(catalog.Services.Clock);
        try
        {
            while (!catalog.Stopping.IsCancellationRequested && !mapping.IsDeleted)
            {
                await StepAsync(work);
            }

            await StopAsync(work);
        }
        catch (Exception error)
        {
            UnexpectedErrors.Report(error);
            mapping.NoteResult($"PROBLEM: {error.Message}");
        }
    }

    private async Task StepAsync(ServiceWork work)
    {
        _signal.Lower();
        if (mapping.ChangeDue <= Now)
        {
            await StopAsync(work);
            mapping.EndChange();
            catalog.Settle(mapping);
        }

        DateTimeOffset? due = mapping is { IsDeleted: false, InForce.IsEnabled: true } ? Poll() : null;
        await work.UntilAsync(mapping.IsDeleted ? Now : Earlier(mapping.ChangeDue, due), _signal);
    }

    private async Task StopAsync(ServiceWork work)
    {
        _pollers.ForEach(poller => poller.Stop());
        _signal.Lower();
        while (_pollers.Any(poller => !poller.IsEnded))
        {
            await work.UntilAsync(null, _signal);
            _signal.Lower();
        }

        _pollers.Clear();
        _shown = [];
    }

    /// <summary>Lets every shard be polled that can be; tells when to look again.</summary>
    private DateTimeOffset Poll()
    {
        _pollers.RemoveAll(poller => poller.IsEnded);
        try
        {
            return Open() is MappedStream stream ? Poll(stream) : Now + ProblemPeriod;
        }
        catch (ServiceException)
        {
            // A shard has vanished meanwhile.
            return Now + ListingPeriod;
        }
    }

    private DateTimeOffset Poll(MappedStream stream)
    {
        stream.Table.Settle();
        StreamReader reader = stream.Reader;
        IReadOnlyList<StreamShard> shards = reader.Shards();
        mapping.Discover(shards, reader);
        HashSet<string> busy = [.. _pollers.Select(poller => poller.ShardId)];
        foreach (StreamShard shard in shards.Where(shard => !busy.Contains(shard.Id) && IsReady(shard, shards)))
        {
            Start(stream, shard);
        }

        _shown = [.. _pollers];
        return FindDue(stream, reader);
    }

    /// <summary>Null, and the mapping says why, when the stream cannot be read.</summary>
    private MappedStream? Open()
    {
        if (catalog.Functions.Find(mapping.AccountId, mapping.Region, mapping.InForce!.FunctionArn) is MappedFunction function)
        {
            mapping.RoleArn = function.RoleArn;
        }

        MappedStream stream = MappedStream.Find(catalog.Services, mapping.Region, mapping.StreamArn);
        Principal? role = catalog.RoleOf(mapping);
        if (role is null || stream.FindDenial(role, "DescribeStream") is not null)
        {
            mapping.NoteResult($"PROBLEM: {MappingError.CannotAccess(mapping.StreamArn).Message}");
            return null;
        }

        if (!stream.Exists)
        {
            mapping.NoteResult($"PROBLEM: {MappingError.NoStream(mapping.StreamArn).Message}");
            return null;
        }

        return stream;
    }

    // A parent that has vanished from the list cannot be read any more.
    private bool IsReady(StreamShard shard, IReadOnlyList<StreamShard> shards)
    {
        bool isParentOpen = shard.ParentId is string parent
            && shards.Any(other => other.Id == parent) && mapping.PositionOf(parent) is { IsEnded: false };
        return !isParentOpen && mapping.PositionOf(shard.Id) is { IsEnded: false };
    }

    private void Start(MappedStream stream, StreamShard shard)
    {
        var context = new ShardContext(catalog, mapping, mapping.InForce!, stream, shard);
        var poller = new ShardPoller(context, mapping.PositionOf(shard.Id)!.Value.Sequence, catalog.NextPhase());
        _pollers.Add(poller);
        _ = poller.RunAsync(_signal);
    }

    private DateTimeOffset FindDue(MappedStream stream, StreamReader reader)
    {
        DateTimeOffset due = Now + (reader.HasUnlistedShards() ? ListingPeriod : QuietPeriod);
        long expiry = stream.Table.Expiry.NextDue;
        return expiry < due.UtcTicks ? new DateTimeOffset(expiry, TimeSpan.Zero) : due;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null || right < left ? right : left;
}
