using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>What SQS tells of a message that it has taken.</summary>
internal static class SentMessage
{
    public static void Write(Utf8JsonWriter writer, QueueMessage message, SendRequest request)
    {
        writer.WriteString("MessageId", message.Id);
        writer.WriteString("MD5OfMessageBody", Md5Of(message.Body));
        if (!request.Attributes.IsEmpty)
        {
            writer.WriteString("MD5OfMessageAttributes", request.Attributes.Md5());
        }

        if (!request.SystemAttributes.IsEmpty)
        {
            writer.WriteString("MD5OfMessageSystemAttributes", request.SystemAttributes.Md5());
        }
    }

    /// <summary>Lower-case hexadecimal.</summary>
    public static string Md5Of(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
}
