using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.SQS.Internal;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS;

/// <summary>
/// Makes, reads and fills SQS queues, on the SDK's own pipeline: its credentials, signature, endpoints and retries.
/// </summary>
/// <remarks>
/// It has the names of the package AWSSDK.SQS, of which it is the part that is used here; that package replaces
/// this folder by its deletion.
/// </remarks>
internal sealed class AmazonSQSClient : RegionalServiceClient, IAmazonSQS
{
    private static readonly AmazonSQSMetadata Metadata = new();

    public AmazonSQSClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSQSConfig { RegionEndpoint = region })
    {
    }

    public AmazonSQSClient(AWSCredentials credentials, AmazonSQSConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public Task<CreateQueueResponse> CreateQueueAsync(
        CreateQueueRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateQueueResponse>(request, CreateQueue.Marshaller, CreateQueue.Unmarshaller, cancellationToken);

    public Task<GetQueueUrlResponse> GetQueueUrlAsync(
        GetQueueUrlRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetQueueUrlResponse>(request, GetQueueUrl.Marshaller, GetQueueUrl.Unmarshaller, cancellationToken);

    public Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        GetQueueAttributesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetQueueAttributesResponse>(
            request, GetQueueAttributes.Marshaller, GetQueueAttributes.Unmarshaller, cancellationToken);

    public Task<SetQueueAttributesResponse> SetQueueAttributesAsync(
        SetQueueAttributesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<SetQueueAttributesResponse>(
            request, SetQueueAttributes.Marshaller, SetQueueAttributes.Unmarshaller, cancellationToken);

    public Task<SendMessageResponse> SendMessageAsync(
        SendMessageRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<SendMessageResponse>(request, SendMessage.Marshaller, SendMessage.Unmarshaller, cancellationToken);

    public Task<ReceiveMessageResponse> ReceiveMessageAsync(
        ReceiveMessageRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ReceiveMessageResponse>(
            request, ReceiveMessage.Marshaller, ReceiveMessage.Unmarshaller, cancellationToken);

    public Task<DeleteMessageResponse> DeleteMessageAsync(
        DeleteMessageRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteMessageResponse>(
            request, DeleteMessage.Marshaller, DeleteMessage.Unmarshaller, cancellationToken);

    public Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        DeleteMessageBatchRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteMessageBatchResponse>(
            request, DeleteMessageBatch.Marshaller, DeleteMessageBatch.Unmarshaller, cancellationToken);

    public Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(
        ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ChangeMessageVisibilityResponse>(
            request, ChangeMessageVisibility.Marshaller, ChangeMessageVisibility.Unmarshaller, cancellationToken);

    public Task<DeleteQueueResponse> DeleteQueueAsync(
        DeleteQueueRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteQueueResponse>(request, DeleteQueue.Marshaller, DeleteQueue.Unmarshaller, cancellationToken);
}
