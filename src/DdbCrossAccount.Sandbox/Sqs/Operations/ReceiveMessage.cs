using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs.Operations;

/// <summary>Receives up to ten messages and hides them; a long poll waits for the first one, in service time.</summary>
[Operation("AmazonSQS.ReceiveMessage")]
internal sealed class ReceiveMessage(SandboxServices services) : SqsOperation(services)
{
    private const int MostMessages = 10;
    private const int LongestWait = 20;
    private const int LongestHidden = 43_200;
    private const string Everything = "All";

    private static readonly string[] SystemAttributes =
    [
        Everything, "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp",
        "SequenceNumber", "MessageDeduplicationId", "MessageGroupId", "AWSTraceHeader", "DeadLetterQueueSourceArn",
    ];

    public override async ValueTask ExecuteAsync(JsonCall call, CancellationToken token)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        Queue queue = Demand(call, request, "sqs:ReceiveMessage");
        int maximum = (int)(Between(request, "MaxNumberOfMessages", 1, MostMessages, "Must be between 1 and 10, if provided.") ?? 1);
        long wait = Between(request, "WaitTimeSeconds", 0, LongestWait, "Must be >= 0 and <= 20, if provided.")
            ?? queue.Settings.ReceiveWaitSeconds;
        TimeSpan hidden = Hidden(request) ?? queue.Settings.VisibilityTimeout;
        List<string> attributes = ReadSystemAttributes(request);
        IReadOnlyList<ReceivedMessage> received = queue.Receive(maximum, hidden);
        if (received.Count == 0 && wait > 0)
        {
            received = await WaitAsync(queue, maximum, hidden, TimeSpan.FromSeconds(wait), token);
        }

        Write(call, received, attributes, request.Texts("MessageAttributeNames") ?? []);
    }

    /// <summary>How long a receive hides what it takes; null where the request does not say.</summary>
    internal static TimeSpan? Hidden(RequestObject request)
    {
        return Between(request, "VisibilityTimeout", 0, LongestHidden, $"VisibilityTimeout must be an integer between 0 and {LongestHidden}.")
            is long seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static long? Between(RequestObject request, string member, int minimum, int maximum, string reason)
    {
        return request.Integer(member) is not long value ? null
            : value >= minimum && value <= maximum ? value
            : throw SqsError.InvalidParameter($"{value}", member, reason);
    }

    // AttributeNames is the older member and may name attributes of queues, which say nothing here.
    private static List<string> ReadSystemAttributes(RequestObject request)
    {
        List<string> asked = request.Texts("MessageSystemAttributeNames") ?? [];
        return asked.Find(name => !SystemAttributes.Contains(name)) is string unknown
            ? throw SqsError.UnknownAttribute(unknown)
            : [.. asked, .. request.Texts("AttributeNames") ?? []];
    }

    private async Task<IReadOnlyList<ReceivedMessage>> WaitAsync(
        Queue queue, int maximum, TimeSpan hidden, TimeSpan wait, CancellationToken token)
    {
        using var work = new ServiceWork(Services.Clock);
        DateTimeOffset end = Services.Clock.GetUtcNow() + wait;
        while (true)
        {
            await UntilVisibleAsync(queue, work, end, token);
            IReadOnlyList<ReceivedMessage> received = queue.Receive(maximum, hidden);
            if (received.Count > 0 || Services.Clock.GetUtcNow() >= end || Store.Find(queue.Address) != queue)
            {
                return received;
            }
        }
    }

    private static async Task UntilVisibleAsync(Queue queue, ServiceWork work, DateTimeOffset end, CancellationToken token)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(token);
        try
        {
            DateTimeOffset? visible = queue.Watch(wake);
            await work.UntilAsync(visible < end ? visible.Value : end, wake.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            // A message has come.
        }
        finally
        {
            queue.Unwatch(wake);
        }
    }

    private static void Write(
        JsonCall call, IReadOnlyList<ReceivedMessage> received, List<string> system, List<string> attributeNames)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        if (received.Count > 0)
        {
            writer.WriteStartArray("Messages");
            foreach (ReceivedMessage message in received)
            {
                Write(writer, message, system, attributeNames);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReceivedMessage received, List<string> system, List<string> attributeNames)
    {
        QueueMessage message = received.Message;
        writer.WriteStartObject();
        writer.WriteString("MessageId", message.Id);
        writer.WriteString("ReceiptHandle", received.Handle);
        writer.WriteString("MD5OfBody", SentMessage.Md5Of(message.Body));
        writer.WriteString("Body", message.Body);
        (string Name, string? Value)[] shown =
            [.. SystemAttributesOf(received).Where(pair => pair.Value is not null && (system.Contains(Everything) || system.Contains(pair.Name)))];
        if (shown.Length > 0)
        {
            writer.WriteStartObject("Attributes");
            foreach ((string name, string? value) in shown)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        MessageAttributes asked = message.Attributes.Asked(attributeNames);
        if (!asked.IsEmpty)
        {
            asked.Write(writer);
            writer.WriteString("MD5OfMessageAttributes", asked.Md5());
        }

        writer.WriteEndObject();
    }

    private static IEnumerable<(string Name, string? Value)> SystemAttributesOf(ReceivedMessage received)
    {
        yield return ("SenderId", received.Message.SenderId);
        yield return ("SentTimestamp", Milliseconds(received.Message.SentAt));
        yield return ("ApproximateReceiveCount", received.Receives.ToString(CultureInfo.InvariantCulture));
        yield return ("ApproximateFirstReceiveTimestamp", Milliseconds(received.FirstReceivedAt));
        yield return ("MessageGroupId", received.Message.GroupId);
        yield return ("AWSTraceHeader", received.Message.TraceHeader);
        yield return ("DeadLetterQueueSourceArn", received.DeadLetterSourceArn);
    }

    private static string Milliseconds(DateTimeOffset time)
    {
        return time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    }
}
