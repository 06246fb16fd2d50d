using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>Reads the next page of a shard.</summary>
/// <remarks>
/// One call at a time of a shard, and four a second at most: as often as Lambda's own poller asks, so that both together
/// are the two readers that a shard takes.
/// </remarks>
internal sealed class ShardReader(EngineContext context, IAmazonDynamoDBStreams streams, string streamArn)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads; an iterator that is older than its 15 minutes is replaced on the next call.</summary>
    /// <exception cref="TrimmedDataAccessException">The place to read on from is trimmed.</exception>
    /// <exception cref="ResourceNotFoundException">The shard is not there any more.</exception>
    public async Task<ShardPage?> ReadAsync(ShardCursor cursor, CancellationToken token)
    {
        await PaceAsync(cursor, token).ConfigureAwait(false);
        try
        {
            cursor.Iterator ??= await GetIteratorAsync(cursor, token).ConfigureAwait(false);
            var request = new GetRecordsRequest { ShardIterator = cursor.Iterator };
            GetRecordsResponse response = await streams.GetRecordsAsync(request, token).ConfigureAwait(false);
            return Map(response);
        }
        catch (ExpiredIteratorException)
        {
            cursor.Iterator = null;
            return null;
        }
        finally
        {
            cursor.LastReadTimestamp = context.Clock.GetTimestamp();
        }
    }

    private Task PaceAsync(ShardCursor cursor, CancellationToken token)
    {
        TimeSpan left = cursor.LastReadTimestamp is { } last
            ? Pace - context.Clock.GetElapsedTime(last)
            : TimeSpan.Zero;
        return left > TimeSpan.Zero ? Task.Delay(left, context.Clock, token) : Task.CompletedTask;
    }

    private async Task<string?> GetIteratorAsync(ShardCursor cursor, CancellationToken token)
    {
        var request = new GetShardIteratorRequest
        {
            StreamArn = streamArn,
            ShardId = cursor.ShardId,
            ShardIteratorType = cursor.LastNumber is null
                ? ShardIteratorType.TRIM_HORIZON
                : ShardIteratorType.AFTER_SEQUENCE_NUMBER,
            SequenceNumber = cursor.LastNumber,
        };
        return (await streams.GetShardIteratorAsync(request, token).ConfigureAwait(false)).ShardIterator;
    }

    private ShardPage Map(GetRecordsResponse response)
    {
        List<Record> records = response.Records ?? [];
        return new ShardPage(
            [.. records.Select(Map)],
            records.Count > 0 ? records[^1].Dynamodb?.SequenceNumber : null,
            string.IsNullOrEmpty(response.NextShardIterator) ? null : response.NextShardIterator,
            response.GetServiceTime()?.UtcDateTime ?? throw ErrorCatalogue.CdcTimeMissing(streamArn));
    }

    private StreamedRecord Map(Record record)
    {
        bool isTtlDelete = record.UserIdentity is { Type: "Service", PrincipalId: "dynamodb.amazonaws.com" };
        return record.Dynamodb is { SequenceNumber: { } number, ApproximateCreationDateTime: { } time }
            ? new StreamedRecord(SequenceNumber.Parse(number), time, isTtlDelete)
            : throw ErrorCatalogue.StreamRecordUnreadable(streamArn);
    }
}
