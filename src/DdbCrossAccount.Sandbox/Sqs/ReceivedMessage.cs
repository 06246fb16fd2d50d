using System;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>A message as one receive has seen it.</summary>
internal sealed record ReceivedMessage(
    QueueMessage Message, string Handle, int Receives, DateTimeOffset FirstReceivedAt, string? DeadLetterSourceArn);
