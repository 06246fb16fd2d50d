using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.Lambda.Mappings;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// GET tells the event source mappings of all accounts with what happened in them, and for each shard that they know where
/// they are in it; <c>/_sandbox/mappings/UUID</c> tells one.
/// </summary>
internal sealed class MappingsPage(MappingCatalog mappings) : IAdministrationPage
{
    public ValueTask<object?> AnswerAsync(AdministrationCall call) => new(call switch
    {
        { Method: "GET", Part: "" } => new { mappings = mappings.All.Select(pair => Show(pair.Mapping, pair.Shards)) },
        { Method: "GET" } => mappings.All.Where(pair => pair.Mapping.Id == call.Part)
            .Select(pair => Show(pair.Mapping, pair.Shards)).FirstOrDefault(),
        _ => null,
    });

    private static object Show(EventSourceMapping mapping, IReadOnlyList<ShardStatus> polled) => new
    {
        uuid = mapping.Id,
        arn = mapping.Arn,
        eventSourceArn = mapping.StreamArn,
        functionArn = mapping.Settings.FunctionArn,
        state = mapping.State,
        lastProcessingResult = mapping.LastProcessingResult,
        counters = mapping.Counters,
        shards = mapping.Positions.Select(pair =>
            Show(pair.Key, pair.Value, polled.FirstOrDefault(shard => shard.ShardId == pair.Key))),
    };

    private static object Show(string shardId, ShardPosition position, ShardStatus? polled) => new
    {
        shardId,
        nextSequenceNumber = SequenceNumber.Format(position.Sequence),
        isEnded = position.IsEnded,
        isPolled = polled is { IsEnded: false },
        queuedRecords = polled?.Queued ?? 0,
        runningBatches = polled?.Running ?? 0,
        invocationsOfBatch = polled?.Invocations ?? 0,
        iteratorAgeSeconds = polled?.IteratorAge?.TotalSeconds,
    };
}
