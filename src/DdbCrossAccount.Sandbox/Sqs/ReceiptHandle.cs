using System;
using System.Text;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>What a receive gives with a message: it names queue, message and receive, and is not to be read by anybody.</summary>
internal static class ReceiptHandle
{
    public static string Make(QueueAddress queue, string messageId, int receives)
    {
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{messageId} {queue.Arn} {receives}"));
    }

    /// <summary>Whether it was given by this queue.</summary>
    public static bool IsOf(QueueAddress queue, string handle)
    {
        Span<byte> bytes = new byte[handle.Length];
        return Convert.TryFromBase64String(handle, bytes, out int written)
            && Encoding.UTF8.GetString(bytes[..written]).Split(' ') is [_, { } arn, _] && arn == queue.Arn;
    }
}
