using System;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>One message that is to be sent: SendMessage itself, or an entry of SendMessageBatch.</summary>
internal sealed record SendRequest(string Body, MessageAttributes Attributes)
{
    /// <summary>1 MiB: of a message with its attributes, and of a batch together.</summary>
    public const int MaximumBytes = 1_048_576;

    private const int MaximumDelaySeconds = 900;

    /// <summary>Null: that of the queue.</summary>
    public TimeSpan? Delay { get; init; }

    public MessageAttributes SystemAttributes { get; init; } = MessageAttributes.None;

    public string? GroupId { get; init; }

    /// <summary>What counts towards the limits.</summary>
    public int Bytes => Encoding.UTF8.GetByteCount(Body) + Attributes.Bytes;

    public static SendRequest Read(RequestObject message)
    {
        string body = message.Text("MessageBody") ?? throw SqsError.MissingParameter("MessageBody");
        if (body.Length == 0)
        {
            throw SqsError.InvalidParameter("One or more parameters are invalid. Reason: Message body must not be empty.");
        }

        RequireCharacters(body);
        if (message.Text("MessageDeduplicationId") is string deduplicationId)
        {
            throw SqsError.InvalidParameter(
                deduplicationId, "MessageDeduplicationId", "The request includes a parameter that is not valid for this queue type");
        }

        return new SendRequest(body, MessageAttributes.Read(message, "MessageAttributes"))
        {
            Delay = ReadDelay(message),
            SystemAttributes = MessageAttributes.Read(message, "MessageSystemAttributes"),
            GroupId = message.Text("MessageGroupId"),
        };
    }

    public void RequireSize(Queue queue)
    {
        int maximum = queue.Settings.MaximumMessageBytes;
        if (Bytes > maximum)
        {
            throw SqsError.InvalidParameter($"One or more parameters are invalid. Reason: Message must be shorter than {maximum} bytes.");
        }
    }

    private static TimeSpan? ReadDelay(RequestObject message)
    {
        return message.Integer("DelaySeconds") is not long seconds ? null
            : seconds is >= 0 and <= MaximumDelaySeconds ? TimeSpan.FromSeconds(seconds)
            : throw SqsError.InvalidParameter(
                $"{seconds}", "DelaySeconds", $"DelaySeconds must be >= 0 and <= {MaximumDelaySeconds}.");
    }

    // Those of XML 1.0; half a surrogate pair is no JSON and was refused before.
    private static void RequireCharacters(string body)
    {
        foreach (char character in body)
        {
            if (character is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF')
            {
                throw SqsError.InvalidContents(
                    $"Invalid binary character '#x{(int)character:X}' was found in the message body, the set of allowed characters is "
                    + "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
            }
        }
    }
}
