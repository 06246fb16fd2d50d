using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Describes a stream with all its shards.</summary>
internal sealed class StreamFactsReader(AccountSession source, AmazonDynamoDBStreamsClient client)
{
    private const string State = "Nothing was changed.";

    /// <summary>Reads it; null when AWS no longer knows it.</summary>
    public async Task<StreamFacts?> ReadAsync(string streamArn, CancellationToken token)
    {
        try
        {
            return await DescribeAsync(streamArn, token).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, source.Call("dynamodb", "DescribeStream", streamArn, State));
        }
    }

    private async Task<StreamFacts> DescribeAsync(string streamArn, CancellationToken token)
    {
        var shards = new List<Shard>();
        DescribeStreamResponse? first = null;
        string? last = null;
        do
        {
            var request = new DescribeStreamRequest { StreamArn = streamArn, ExclusiveStartShardId = last };
            DescribeStreamResponse page = await client.DescribeStreamAsync(request, token).ConfigureAwait(false);
            first ??= page;
            shards.AddRange(page.StreamDescription?.Shards ?? []);
            last = page.StreamDescription?.LastEvaluatedShardId;
        }
        while (!string.IsNullOrEmpty(last));

        return new StreamFacts(
            streamArn,
            first.StreamDescription?.StreamStatus == StreamStatus.ENABLED,
            first.StreamDescription?.CreationRequestDateTime?.ToUniversalTime(),
            shards,
            first.GetServiceTime()?.UtcDateTime ?? throw ErrorCatalogue.ServiceTimeMissing(streamArn));
    }
}
