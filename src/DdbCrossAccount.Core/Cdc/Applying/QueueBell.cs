using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.SQS;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Rings by a message in a queue.</summary>
internal sealed class QueueBell(IAmazonSQS client) : IBell
{
    public Task RingAsync(string queueUrl, BellMessage message, CancellationToken token) => client.SendMessageAsync(
        new SendMessageRequest { QueueUrl = queueUrl, MessageBody = message.ToJson() }, token);
}
