using System;
using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// The one way in which text stands in a kept item: only quote, backslash and control characters are escaped, each in
/// its shortest form. So two texts are equal exactly when their bytes are.
/// </summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> NeedsEscape = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, (byte)'"', (byte)'\\']);

    /// <summary>Appends the text that the reader stands on, without quotes, and returns its unescaped length.</summary>
    public static int Append(ref Utf8JsonReader reader, Utf8Buffer output)
    {
        if (!reader.ValueIsEscaped)
        {
            output.Append(reader.ValueSpan);
            return reader.ValueSpan.Length;
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            int length = Unescape(ref reader, rented);
            AppendEscaped(rented.AsSpan(0, length), output);
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>The text as it stands in canonical JSON, without quotes.</summary>
    public static byte[] Canonical(string text)
    {
        byte[] plain = Encoding.UTF8.GetBytes(text);
        if (plain.AsSpan().IndexOfAny(NeedsEscape) < 0)
        {
            return plain;
        }

        var output = new Utf8Buffer();
        AppendEscaped(plain, output);
        return output.Written.ToArray();
    }

    public static void AppendEscaped(ReadOnlySpan<byte> text, Utf8Buffer output)
    {
        while (true)
        {
            int plain = text.IndexOfAny(NeedsEscape);
            if (plain < 0)
            {
                output.Append(text);
                return;
            }

            output.Append(text[..plain]);
            AppendEscape(text[plain], output);
            text = text[(plain + 1)..];
        }
    }

    /// <summary>Undoes the escapes of a canonical text; the destination must be as long as the text.</summary>
    public static int Unescape(ReadOnlySpan<byte> canonical, Span<byte> destination)
    {
        int length = 0;
        for (int i = 0; i < canonical.Length; i++)
        {
            byte value = canonical[i];
            if (value == (byte)'\\')
            {
                i++;
                value = UnescapeOne(canonical, ref i);
            }

            destination[length++] = value;
        }

        return length;
    }

    private static int Unescape(ref Utf8JsonReader reader, Span<byte> destination)
    {
        try
        {
            return reader.CopyString(destination);
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("The text holds half a surrogate pair.");
        }
    }

    private static byte UnescapeOne(ReadOnlySpan<byte> canonical, ref int index)
    {
        switch (canonical[index])
        {
            case (byte)'b': return 8;
            case (byte)'t': return 9;
            case (byte)'n': return 10;
            case (byte)'f': return 12;
            case (byte)'r': return 13;
            case (byte)'u':
                byte value = Convert.FromHexString(canonical.Slice(index + 3, 2))[0];
                index += 4;
                return value;
            default: return canonical[index];
        }
    }

    private static void AppendEscape(byte character, Utf8Buffer output)
    {
        switch (character)
        {
            case (byte)'"': output.Append("\\\""u8); break;
            case (byte)'\\': output.Append("\\\\"u8); break;
            case 8: output.Append("\\b"u8); break;
            case 9: output.Append("\\t"u8); break;
            case 10: output.Append("\\n"u8); break;
            case 12: output.Append("\\f"u8); break;
            case 13: output.Append("\\r"u8); break;
            default:
                output.Append("\\u00"u8);
                output.Append("0123456789abcdef"u8[character >> 4]);
                output.Append("0123456789abcdef"u8[character & 15]);
                break;
        }
    }
}
