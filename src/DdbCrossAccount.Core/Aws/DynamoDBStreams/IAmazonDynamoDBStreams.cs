using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams;

/// <summary>Reads DynamoDB Streams.</summary>
internal interface IAmazonDynamoDBStreams : IDisposable
{
    /// <summary>Lists the streams of a table, or of the account and Region: at most 100 a page.</summary>
    Task<ListStreamsResponse> ListStreamsAsync(ListStreamsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a stream and at most 100 of its shards a page.</summary>
    Task<DescribeStreamResponse> DescribeStreamAsync(
        DescribeStreamRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gets a place in a shard to read from; it can be used for 15 minutes.</summary>
    Task<GetShardIteratorResponse> GetShardIteratorAsync(
        GetShardIteratorRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads at most 1,000 records or 1 MB.</summary>
    Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken = default);
}
