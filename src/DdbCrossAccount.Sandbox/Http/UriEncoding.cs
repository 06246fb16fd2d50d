using System;
using System.Buffers;
using System.Text;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Percent-encoding as Signature Version 4 wants it: only letters, digits and <c>-._~</c> stay.</summary>
internal static class UriEncoding
{
    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>Encodes text, slashes too unless they are kept.</summary>
    public static string Encode(string text, bool keepSlash = false)
    {
        if (!text.AsSpan().ContainsAnyExcept(Unreserved))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 16);
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            if (Unreserved.Contains((char)value) || (keepSlash && value == '/'))
            {
                encoded.Append((char)value);
            }
            else
            {
                encoded.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }

    /// <summary>Decodes percent signs; a plus sign is a plus sign.</summary>
    public static string Decode(string text) => text.Contains('%') ? Uri.UnescapeDataString(text) : text;
}
