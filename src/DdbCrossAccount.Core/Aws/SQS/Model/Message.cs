using System.Collections.Generic;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>A message that was received.</summary>
internal sealed class Message
{
    public string? MessageId { get; set; }

    public string? ReceiptHandle { get; set; }

    public string? MD5OfBody { get; set; }

    public string? Body { get; set; }

    public Dictionary<string, string>? Attributes { get; set; }

    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; }
}
