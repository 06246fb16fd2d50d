using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using ErrorResponse = Amazon.Runtime.Internal.ErrorResponse;

namespace DdbCrossAccount.Core.Tests.Cdc.Draining;

/// <summary>A stream whose every answer a test decides: late shards and records, empty pages, trimmed places, refusals.</summary>
internal sealed class ScriptedStream(FakeClock clock) : IAmazonDynamoDBStreams
{
    public const string Arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T00:00:00.000";

    private static readonly TimeSpan IteratorLife = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, ScriptedShard> _shards = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string ShardId, int Index, DateTimeOffset Issued)> _iterators = new();
    private int _nextIterator;
    private long _nextNumber = 1;

    /// <summary>Shards on a page of DescribeStream.</summary>
    public int ShardsOnPage { get; set; } = 100;

    /// <summary>Records on a page of GetRecords.</summary>
    public int RecordsOnPage { get; set; } = 1000;

    public bool IsOn { get; set; } = true;

    public bool HidesTime { get; set; }

    /// <summary>The calls in the order of their arrival, such as <c>GetRecords a</c> and <c>After a 00…7</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>What the next calls of GetRecords of a shard throw.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<Exception>> Faults { get; } = new();

    public ScriptedShard this[string shardId] => _shards[shardId];

    public ScriptedShard Add(string shardId, string? parentId = null)
    {
        var shard = new ScriptedShard(shardId, parentId, clock.GetUtcNow());
        _shards.Add(shardId, shard);
        return shard;
    }

    /// <summary>The stream lists it no more.</summary>
    public void Forget(string shardId) => _shards.Remove(shardId);

    /// <summary>A change of this moment; returns its number.</summary>
    public string Write(string shardId, bool isTtlDelete = false)
    {
        string number = string.Create(CultureInfo.InvariantCulture, $"{100_000_000_000_000_000_000m + _nextNumber++:0}");
        _shards[shardId].Records.Add(new ScriptedRecord(number, clock.Now, isTtlDelete));
        return number;
    }

    public static LimitExceededException Throttle() => new(Error("LimitExceededException"));

    public Task<ListStreamsResponse> ListStreamsAsync(ListStreamsRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<DescribeStreamResponse> DescribeStreamAsync(
        DescribeStreamRequest request, CancellationToken cancellationToken = default)
    {
        List<ScriptedShard> listed = [.. _shards.Values.Where(shard => clock.GetUtcNow() >= shard.ListedFrom)];
        int from = request.ExclusiveStartShardId is { } last ? listed.FindIndex(shard => shard.Id == last) + 1 : 0;
        List<ScriptedShard> page = [.. listed.Skip(from).Take(ShardsOnPage)];
        Calls.Enqueue("DescribeStream");
        return Task.FromResult(Dated(new DescribeStreamResponse
        {
            StreamDescription = new StreamDescription
            {
                StreamArn = request.StreamArn,
                StreamStatus = IsOn ? StreamStatus.ENABLED : StreamStatus.DISABLED,
                Shards = [.. page.Select(Describe)],
                LastEvaluatedShardId = from + page.Count < listed.Count ? page[^1].Id : null,
            },
        }));
    }

    public Task<GetShardIteratorResponse> GetShardIteratorAsync(
        GetShardIteratorRequest request, CancellationToken cancellationToken = default)
    {
        ScriptedShard shard = Find(request.ShardId!);
        int index = shard.TrimmedCount;
        if (request.SequenceNumber is { } number)
        {
            Calls.Enqueue($"After {shard.Id} {number}");
            int found = shard.Records.FindIndex(record => record.Number == number);
            if (found < shard.TrimmedCount)
            {
                throw new TrimmedDataAccessException(Error("TrimmedDataAccessException"));
            }

            index = found + 1;
        }

        return Task.FromResult(Dated(new GetShardIteratorResponse { ShardIterator = Issue(shard.Id, index) }));
    }

    public Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken = default)
    {
        (string shardId, int index, DateTimeOffset issued) = _iterators[request.ShardIterator!];
        ScriptedShard shard = Find(shardId);
        Calls.Enqueue($"GetRecords {shardId}");
        if (Faults.TryGetValue(shardId, out ConcurrentQueue<Exception>? faults) && faults.TryDequeue(out Exception? fault))
        {
            throw fault;
        }

        if (clock.GetUtcNow() - issued > IteratorLife)
        {
            throw new ExpiredIteratorException(Error("ExpiredIteratorException"));
        }

        if (index < shard.TrimmedCount)
        {
            throw new TrimmedDataAccessException(Error("TrimmedDataAccessException"));
        }

        List<ScriptedRecord> records = shard.EmptyPages-- > 0
            ? []
            : [.. shard.Records.Skip(index).TakeWhile(record => clock.Now >= record.VisibleFrom).Take(RecordsOnPage)];
        bool isAtEnd = shard.IsClosed && index + records.Count == shard.Records.Count;
        return Task.FromResult(Dated(new GetRecordsResponse
        {
            Records = [.. records.Select(Map)],
            NextShardIterator = isAtEnd ? null : Issue(shardId, index + records.Count),
        }));
    }

    public void Dispose()
    {
    }

    private static Shard Describe(ScriptedShard shard) => new()
    {
        ShardId = shard.Id,
        ParentShardId = shard.ParentId,
        SequenceNumberRange = new SequenceNumberRange
        {
            StartingSequenceNumber = "1",
            EndingSequenceNumber = shard.IsClosed ? "999999999999999999999" : null,
        },
    };

    private static Record Map(ScriptedRecord record) => new()
    {
        EventName = OperationType.MODIFY,
        UserIdentity = record.IsTtlDelete ? new Identity { Type = "Service", PrincipalId = "dynamodb.amazonaws.com" } : null,
        Dynamodb = new StreamRecord { SequenceNumber = record.Number, ApproximateCreationDateTime = record.Time },
    };

    private static ErrorResponse Error(string code) => new() { Code = code, Message = code, StatusCode = System.Net.HttpStatusCode.BadRequest };

    private ScriptedShard Find(string shardId) => _shards.TryGetValue(shardId, out ScriptedShard? shard)
        ? shard
        : throw new ResourceNotFoundException(Error("ResourceNotFoundException"));

    private string Issue(string shardId, int index)
    {
        string name = Interlocked.Increment(ref _nextIterator).ToString(CultureInfo.InvariantCulture);
        _iterators[name] = (shardId, index, clock.GetUtcNow());
        return name;
    }

    private T Dated<T>(T response)
        where T : AmazonWebServiceResponse
    {
        response.ResponseMetadata = new ResponseMetadata();
        if (!HidesTime)
        {
            response.ResponseMetadata.Metadata["Date"] = clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        }

        return response;
    }
}
