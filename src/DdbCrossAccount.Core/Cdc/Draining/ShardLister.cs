using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>Lists the shards of a stream, all pages of them: at most 100 come at once.</summary>
internal sealed class ShardLister(IAmazonDynamoDBStreams streams, string streamArn)
{
    /// <summary>Lists them anew.</summary>
    public async Task<ShardListing> ListAsync(CancellationToken token)
    {
        var shards = new List<StreamShard>();
        string? last = null;
        while (true)
        {
            var request = new DescribeStreamRequest { StreamArn = streamArn, ExclusiveStartShardId = last };
            DescribeStreamResponse page = await streams.DescribeStreamAsync(request, token).ConfigureAwait(false);
            shards.AddRange((page.StreamDescription?.Shards ?? []).Select(Map));
            last = page.StreamDescription?.LastEvaluatedShardId;
            if (string.IsNullOrEmpty(last))
            {
                return new ShardListing(
                    shards,
                    page.StreamDescription?.StreamStatus is { } status
                        && (status == StreamStatus.ENABLED || status == StreamStatus.ENABLING),
                    page.GetServiceTime()?.UtcDateTime ?? throw ErrorCatalogue.CdcTimeMissing(streamArn));
            }
        }
    }

    private static StreamShard Map(Shard shard) => new(
        shard.ShardId ?? string.Empty,
        shard.ParentShardId,
        shard.SequenceNumberRange?.EndingSequenceNumber is not null);
}
