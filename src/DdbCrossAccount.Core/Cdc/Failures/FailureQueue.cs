using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.SQS;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>Reads the queue of failures without taking anything from it, unless it is told to.</summary>
internal sealed class FailureQueue(IAmazonSQS sqs, string queueUrl)
{
    private const int MessagesOfCall = 10;
    private const int Parallelism = 10;

    /// <summary>
    /// All messages that can be received now, each once; they are out of sight of others until they are given back, deleted,
    /// or two minutes have passed.
    /// </summary>
    public async Task<IReadOnlyList<QueuedFailure>> ReceiveAsync(CancellationToken token)
    {
        var received = new Dictionary<string, QueuedFailure>(StringComparer.Ordinal);
        while (received.Count < FailureConstants.MaxMessages)
        {
            var request = new ReceiveMessageRequest
            {
                QueueUrl = queueUrl,
                MaxNumberOfMessages = MessagesOfCall,
                VisibilityTimeout = (int)FailureConstants.MessageHidden.TotalSeconds,

                // A call that waits asks all of SQS's servers; one that does not may miss messages.
                WaitTimeSeconds = 1,
            };
            ReceiveMessageResponse response = await sqs.ReceiveMessageAsync(request, token).ConfigureAwait(false);
            int before = received.Count;
            foreach (Message message in response.Messages ?? [])
            {
                received[message.MessageId!] = new QueuedFailure(
                    message.MessageId!, message.ReceiptHandle!, FailureMessage.Read(message.Body));
            }

            if (received.Count == before)
            {
                break;
            }
        }

        return [.. received.Values];
    }

    /// <summary>Lets others see messages again. One that cannot be given back comes back by itself.</summary>
    public Task GiveBackAsync(IEnumerable<QueuedFailure> messages, CancellationToken token) =>
        ForEachAsync(messages, GiveBackAsync, token);

    /// <summary>Takes messages out of the queue.</summary>
    public Task DeleteAsync(IEnumerable<QueuedFailure> messages, CancellationToken token) => ForEachAsync(
        messages,
        (message, t) => sqs.DeleteMessageAsync(
            new DeleteMessageRequest { QueueUrl = queueUrl, ReceiptHandle = message.ReceiptHandle }, t),
        token);

    private async Task GiveBackAsync(QueuedFailure message, CancellationToken token)
    {
        try
        {
            await sqs.ChangeMessageVisibilityAsync(
                new ChangeMessageVisibilityRequest
                {
                    QueueUrl = queueUrl,
                    ReceiptHandle = message.ReceiptHandle,
                    VisibilityTimeout = 0,
                },
                token).ConfigureAwait(false);
        }
        catch (Amazon.Runtime.AmazonServiceException)
        {
            // It was received by somebody else since, or its time is over: then it is in sight already.
        }
    }

    private static Task ForEachAsync(
        IEnumerable<QueuedFailure> messages, Func<QueuedFailure, CancellationToken, Task> work, CancellationToken token)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = token };
        return Parallel.ForEachAsync(messages, parallel, async (message, t) => await work(message, t).ConfigureAwait(false));
    }
}
