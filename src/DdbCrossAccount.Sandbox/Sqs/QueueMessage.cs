using System;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>A message in a queue. It is used under the queue's lock.</summary>
internal sealed class QueueMessage(string id, string body, MessageAttributes attributes, string senderId, DateTimeOffset sentAt)
{
    public string Id => id;

    public string Body => body;

    public MessageAttributes Attributes => attributes;

    public string SenderId => senderId;

    /// <summary>It stays that of the first queue when the message moves to a dead-letter queue, and retention counts from it.</summary>
    public DateTimeOffset SentAt => sentAt;

    public string? TraceHeader { get; init; }

    public string? GroupId { get; init; }

    /// <summary>From then on it can be received.</summary>
    public DateTimeOffset VisibleAt { get; set; }

    /// <summary>It was received, and not given back since.</summary>
    public bool IsInFlight { get; set; }

    public int Receives { get; set; }

    public DateTimeOffset? FirstReceivedAt { get; set; }

    /// <summary>The last receipt; only it can delete the message.</summary>
    public string? Handle { get; set; }

    /// <summary>The queue that it came from, in a dead-letter queue.</summary>
    public string? DeadLetterSourceArn { get; set; }
}
