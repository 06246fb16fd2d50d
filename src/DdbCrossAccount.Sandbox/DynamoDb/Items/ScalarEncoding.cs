using System;
using System.Buffers.Text;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>Bytes of strings, binaries and numbers whose unsigned order is the order of the values.</summary>
internal static class ScalarEncoding
{
    /// <summary>No encoding of such a content is longer.</summary>
    public static int MaximumLength(ReadOnlySpan<byte> content)
    {
        return Math.Max(content.Length, DynamoNumber.MaximumOrderedLength);
    }

    /// <summary>Encodes the canonical content of a value of type S, N or B, without its quotes; returns the length.</summary>
    public static int Write(AttributeType type, ReadOnlySpan<byte> content, Span<byte> destination)
    {
        return type switch
        {
            AttributeType.N => DynamoNumber.Parse(content).WriteOrdered(destination),
            AttributeType.B => Decode(content, destination),
            _ => JsonText.Unescape(content, destination),
        };
    }

    public static byte[] Encode(AttributeType type, ReadOnlySpan<byte> content)
    {
        byte[] bytes = new byte[MaximumLength(content)];
        return bytes[..Write(type, content, bytes)];
    }

    private static int Decode(ReadOnlySpan<byte> base64, Span<byte> destination)
    {
        Base64.DecodeFromUtf8(base64, destination, out _, out int written);
        return written;
    }
}
