using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams;

/// <summary>
/// Reads DynamoDB Streams, on the SDK's own pipeline: its credentials, signature, endpoints and retries.
/// </summary>
/// <remarks>
/// It has the names of the package AWSSDK.DynamoDBStreams, of which it is the part that is used here; that package
/// replaces this folder by its deletion.
/// </remarks>
internal sealed class AmazonDynamoDBStreamsClient : RegionalServiceClient, IAmazonDynamoDBStreams
{
    private static readonly AmazonDynamoDBStreamsMetadata Metadata = new();

    public AmazonDynamoDBStreamsClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonDynamoDBStreamsConfig { RegionEndpoint = region })
    {
    }

    public AmazonDynamoDBStreamsClient(AWSCredentials credentials, AmazonDynamoDBStreamsConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public Task<ListStreamsResponse> ListStreamsAsync(
        ListStreamsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListStreamsResponse>(request, ListStreams.Marshaller, ListStreams.Unmarshaller, cancellationToken);

    public Task<DescribeStreamResponse> DescribeStreamAsync(
        DescribeStreamRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeStreamResponse>(request, DescribeStream.Marshaller, DescribeStream.Unmarshaller, cancellationToken);

    public Task<GetShardIteratorResponse> GetShardIteratorAsync(
        GetShardIteratorRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetShardIteratorResponse>(
            request, GetShardIterator.Marshaller, GetShardIterator.Unmarshaller, cancellationToken);

    public Task<GetRecordsResponse> GetRecordsAsync(
        GetRecordsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetRecordsResponse>(request, GetRecords.Marshaller, GetRecords.Unmarshaller, cancellationToken);
}
