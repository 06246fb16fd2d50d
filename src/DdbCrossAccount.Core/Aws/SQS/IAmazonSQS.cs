using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS;

/// <summary>Makes, reads and fills SQS queues.</summary>
internal interface IAmazonSQS : IDisposable
{
    /// <summary>Makes a queue, or finds the one of that name with these attributes.</summary>
    Task<CreateQueueResponse> CreateQueueAsync(
        CreateQueueRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells the URL of a queue.</summary>
    Task<GetQueueUrlResponse> GetQueueUrlAsync(
        GetQueueUrlRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells attributes of a queue.</summary>
    Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        GetQueueAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes attributes of a queue.</summary>
    Task<SetQueueAttributesResponse> SetQueueAttributesAsync(
        SetQueueAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends a message of at most 1 MiB.</summary>
    Task<SendMessageResponse> SendMessageAsync(
        SendMessageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes up to 10 messages out of sight of others.</summary>
    Task<ReceiveMessageResponse> ReceiveMessageAsync(
        ReceiveMessageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a received message.</summary>
    Task<DeleteMessageResponse> DeleteMessageAsync(
        DeleteMessageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes up to 10 received messages.</summary>
    Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        DeleteMessageBatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes how long a received message is out of sight.</summary>
    Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(
        ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a queue.</summary>
    Task<DeleteQueueResponse> DeleteQueueAsync(
        DeleteQueueRequest request, CancellationToken cancellationToken = default);
}
