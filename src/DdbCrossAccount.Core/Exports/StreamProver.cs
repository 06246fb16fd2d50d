using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Errors;
using ResourceNotFoundException = DdbCrossAccount.Core.Aws.DynamoDBStreams.Model.ResourceNotFoundException;

namespace DdbCrossAccount.Core.Exports;

/// <summary>
/// Waits for a stream to say ENABLED and keeps the service's own time of that answer, with the shards listed then.
/// </summary>
internal sealed class StreamProver(AccountSession source)
{
    private const string Waiting = "the stream to say ENABLED";
    private const string State = "The stream is asked for; nothing was exported.";

    /// <summary>Proves the newest stream of a table.</summary>
    public async Task<StreamProof> ProveAsync(TableDescription table, PreparationWait wait, CancellationToken token)
    {
        using AmazonDynamoDBStreamsClient client = source.CreateStreams();
        DescribeStreamResponse? first = null;
        while (first?.StreamDescription?.StreamStatus != StreamStatus.ENABLED)
        {
            if (first is not null)
            {
                await wait.PauseAsync(Waiting, null, null, token).ConfigureAwait(false);
            }

            first = await wait
                .ReadAsync(Waiting, t => DescribeAsync(client, table.LatestStreamArn, null, t), token)
                .ConfigureAwait(false);
        }

        return new StreamProof
        {
            StreamArn = table.LatestStreamArn,
            ViewType = table.StreamSpecification.StreamViewType.Value,
            EnabledTime = first.GetServiceTime()?.UtcDateTime
                ?? throw ErrorCatalogue.ServiceTimeMissing(table.LatestStreamArn),
            Shards = [.. await ListShardsAsync(client, first.StreamDescription, wait, token).ConfigureAwait(false)],
        };
    }

    // A stream that was just made may not be known yet; that answer stands for "not ENABLED".
    private async Task<DescribeStreamResponse> DescribeAsync(
        AmazonDynamoDBStreamsClient client,
        string streamArn,
        string? lastShardId,
        CancellationToken token)
    {
        try
        {
            var request = new DescribeStreamRequest { StreamArn = streamArn, ExclusiveStartShardId = lastShardId };
            return await client.DescribeStreamAsync(request, token).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException) when (lastShardId is null)
        {
            return new DescribeStreamResponse();
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, source.Call("dynamodb", "DescribeStream", streamArn, State));
        }
    }

    private async Task<List<DdbShardPosition>> ListShardsAsync(
        AmazonDynamoDBStreamsClient client,
        Aws.DynamoDBStreams.Model.StreamDescription first,
        PreparationWait wait,
        CancellationToken token)
    {
        var shards = new List<DdbShardPosition>();
        Aws.DynamoDBStreams.Model.StreamDescription? page = first;
        while (page is not null)
        {
            shards.AddRange((page.Shards ?? []).Select(Map));
            page = page.LastEvaluatedShardId is { Length: > 0 } last
                ? (await wait
                    .ReadAsync(Waiting, t => DescribeAsync(client, first.StreamArn!, last, t), token)
                    .ConfigureAwait(false)).StreamDescription
                : null;
        }

        return shards;
    }

    private static DdbShardPosition Map(Shard shard) => new()
    {
        ShardId = shard.ShardId ?? string.Empty,
        ParentShardId = shard.ParentShardId,
        StartingSequenceNumber = shard.SequenceNumberRange?.StartingSequenceNumber,
        EndingSequenceNumber = shard.SequenceNumberRange?.EndingSequenceNumber,
    };
}
