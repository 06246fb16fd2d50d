using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>All queues of all accounts.</summary>
internal sealed class SqsStore(SandboxServices services)
{
    private const string SendAction = "sqs:SendMessage";
    private static readonly TimeSpan NameRest = TimeSpan.FromSeconds(60);

    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<QueueAddress, Queue> _queues = new();
    private readonly Dictionary<QueueAddress, DateTimeOffset> _deleted = [];

    public Queue? Find(QueueAddress address) => _queues.GetValueOrDefault(address);

    /// <summary>Null as well for what is no ARN of a queue.</summary>
    public Queue? FindByArn(string arn) => QueueAddress.OfArn(arn) is QueueAddress address ? Find(address) : null;

    /// <summary>Those of an account and Region, by name.</summary>
    public IReadOnlyList<Queue> Of(string accountId, string region)
    {
        return [.. _queues.Values.Where(queue => queue.Address.AccountId == accountId && queue.Address.Region == region)
            .OrderBy(queue => queue.Address.Name, StringComparer.Ordinal)];
    }

    /// <summary>Makes a queue, or finds the one of this name if it has these settings.</summary>
    public Queue Create(QueueAddress address, QueueSettings settings, IEnumerable<(string Name, string Text)> tags)
    {
        lock (_changing)
        {
            if (Find(address) is Queue existing)
            {
                return existing.Settings.FindDifference(settings) is string attribute
                    ? throw SqsError.NameExists(attribute)
                    : existing;
            }

            if (_deleted.TryGetValue(address, out DateTimeOffset deletedAt) && services.Clock.GetUtcNow() < deletedAt + NameRest)
            {
                throw SqsError.DeletedRecently();
            }

            var queue = new Queue(this, services, address, settings);
            queue.Tags.Add(tags);
            _queues[address] = queue;
            return queue;
        }
    }

    public void Delete(Queue queue)
    {
        lock (_changing)
        {
            _queues.TryRemove(queue.Address, out _);
            _deleted[queue.Address] = services.Clock.GetUtcNow();
        }
    }

    /// <summary>
    /// Sends a message as one of AWS's services does for a role, for example the on-failure destination of an event source
    /// mapping. Throws <see cref="ServiceException"/> when the queue is not there or the sender may not.
    /// </summary>
    /// <param name="sender">The session of the role.</param>
    /// <param name="queueArn">Its queue, of the role's account or another.</param>
    /// <param name="body">The message.</param>
    /// <returns>The id of the message.</returns>
    public string Send(Principal sender, string queueArn, string body)
    {
        QueueAddress address = QueueAddress.OfArn(queueArn) ?? throw SqsError.InvalidAddress(queueArn);
        Queue queue = Find(address) ?? throw SqsError.NoQueue();
        Demand(sender, queue, SendAction, new RequestConditions { Region = address.Region });
        return Send(queue, sender, new SendRequest(body, MessageAttributes.None)).Id;
    }

    /// <summary>Sends without asking whether the sender may.</summary>
    public QueueMessage Send(Queue queue, Principal sender, SendRequest request)
    {
        request.RequireSize(queue);
        DateTimeOffset now = services.Clock.GetUtcNow();
        var message = new QueueMessage(services.Ids.Guid().ToString(), request.Body, request.Attributes, sender.UserId, now)
        {
            VisibleAt = now + (request.Delay ?? queue.Settings.Delay),
            TraceHeader = request.SystemAttributes.FindText("AWSTraceHeader"),
            GroupId = request.GroupId,
        };
        queue.Add(message);
        return message;
    }

    /// <summary>Throws AccessDenied unless the caller may do this with the queue.</summary>
    public void Demand(Principal caller, Queue queue, string action, RequestConditions conditions)
    {
        Demand(caller, queue.Address, action, queue.PolicyAt(caller.FrontEnd), conditions);
    }

    /// <summary>The same where there may be no queue.</summary>
    public void Demand(
        Principal caller, QueueAddress address, string action, PolicyDocument? policy, RequestConditions conditions)
    {
        string? denial = services.Authorization.FindDenial(caller, action, address.Arn, address.AccountId, policy, conditions);
        if (denial is not null)
        {
            throw SqsError.AccessDenied(caller, action, address.Arn, denial);
        }
    }
}
