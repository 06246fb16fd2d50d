using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>The attributes that a sender gives a message, in the order of their names.</summary>
internal sealed class MessageAttributes
{
    private const int Most = 10;
    private readonly SortedDictionary<string, MessageAttribute> _attributes = new(StringComparer.Ordinal);

    public static MessageAttributes None { get; } = new();

    public bool IsEmpty => _attributes.Count == 0;

    /// <summary>What they count towards the size of the message.</summary>
    public int Bytes => _attributes.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + pair.Value.Bytes);

    /// <summary>Throws InvalidParameterValue for attributes that are none.</summary>
    public static MessageAttributes Read(RequestObject message, string member)
    {
        var read = new MessageAttributes();
        foreach ((string name, RequestObject value) in message.Map(member) ?? [])
        {
            read._attributes.Add(name, MessageAttribute.Read(name, value));
        }

        return read._attributes.Count > Most
            ? throw SqsError.InvalidParameter($"Number of message attributes [{read._attributes.Count}] exceeds the allowed maximum [{Most}].")
            : read;
    }

    /// <summary>Those that a receiver asks for: names, <c>prefix.*</c>, <c>All</c> or <c>.*</c>.</summary>
    public MessageAttributes Asked(IReadOnlyCollection<string> names)
    {
        var asked = new MessageAttributes();
        foreach ((string name, MessageAttribute value) in _attributes)
        {
            if (names.Any(pattern => Covers(pattern, name)))
            {
                asked._attributes.Add(name, value);
            }
        }

        return asked;
    }

    public string? FindText(string name) => _attributes.GetValueOrDefault(name)?.Text;

    /// <summary>Lower-case hexadecimal, as the developer guide, "Calculating the MD5 message digest", says.</summary>
    public string Md5()
    {
        using var bytes = new MemoryStream();
        foreach ((string name, MessageAttribute value) in _attributes)
        {
            Append(bytes, Encoding.UTF8.GetBytes(name));
            Append(bytes, Encoding.UTF8.GetBytes(value.DataType));
            bytes.WriteByte(value.Text is null ? (byte)2 : (byte)1);
            Append(bytes, value.Content);
        }

        return Convert.ToHexStringLower(MD5.HashData(bytes.ToArray()));
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("MessageAttributes");
        foreach ((string name, MessageAttribute value) in _attributes)
        {
            writer.WriteStartObject(name);
            writer.WriteString("DataType", value.DataType);
            if (value.Text is string text)
            {
                writer.WriteString("StringValue", text);
            }
            else
            {
                writer.WriteBase64String("BinaryValue", value.Content);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static bool Covers(string pattern, string name)
    {
        return pattern is "All" or ".*" || pattern == name
            || (pattern.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(pattern[..^1], StringComparison.Ordinal));
    }

    private static void Append(MemoryStream output, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        output.Write(length);
        output.Write(bytes);
    }
}
