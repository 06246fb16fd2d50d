using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The canonical request of Signature Version 4, made from the request as it came over the wire.</summary>
internal static class CanonicalRequest
{
    /// <summary>Lower-case hexadecimal SHA-256 of the canonical request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signature">Its signature: which headers are signed, and in which form.</param>
    /// <param name="payloadHash">What stands for the body: its hash, or a word such as UNSIGNED-PAYLOAD.</param>
    public static string Hash(HttpRequest request, RequestSignature signature, string payloadHash)
    {
        string text = Make(request, signature, payloadHash);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The canonical request itself.</summary>
    public static string Make(HttpRequest request, RequestSignature signature, string payloadHash)
    {
        var text = new StringBuilder(512);
        string target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        int question = target.IndexOf('?');
        text.Append(request.Method).Append('\n');
        AppendPath(text, question < 0 ? target : target[..question], signature.Service);
        text.Append('\n');
        AppendQuery(text, question < 0 ? "" : target[(question + 1)..]);
        text.Append('\n');
        AppendHeaders(text, request, signature.SignedHeaders);
        return text.Append('\n').Append(signature.SignedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    // S3 encodes the path once; every other service encodes the path as it was sent, which is encoded already, again.
    private static void AppendPath(StringBuilder text, string path, string service)
    {
        string sent = path.Length == 0 ? "/" : path;
        text.Append(UriEncoding.Encode(service == "s3" ? UriEncoding.Decode(sent) : sent, keepSlash: true));
    }

    private static void AppendQuery(StringBuilder text, string query)
    {
        if (query.Length == 0)
        {
            return;
        }

        IEnumerable<string> pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(EncodePair)
            .Where(pair => pair.Name != "X-Amz-Signature")
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}");
        text.AppendJoin('&', pairs);
    }

    private static (string Name, string Value) EncodePair(string pair)
    {
        int equals = pair.IndexOf('=');
        string name = equals < 0 ? pair : pair[..equals];
        string value = equals < 0 ? "" : pair[(equals + 1)..];
        return (UriEncoding.Encode(UriEncoding.Decode(name)), UriEncoding.Encode(UriEncoding.Decode(value)));
    }

    private static void AppendHeaders(StringBuilder text, HttpRequest request, string signedHeaders)
    {
        foreach (Range range in signedHeaders.AsSpan().Split(';'))
        {
            string name = signedHeaders[range];
            text.Append(name).Append(':');
            AppendValue(text, request.Headers[name].ToString());
            text.Append('\n');
        }
    }

    // Blanks at the ends go, and several in a row become one.
    private static void AppendValue(StringBuilder text, string value)
    {
        ReadOnlySpan<char> trimmed = value.AsSpan().Trim();
        if (!trimmed.Contains("  ", StringComparison.Ordinal))
        {
            text.Append(trimmed);
            return;
        }

        char last = '\0';
        foreach (char character in trimmed)
        {
            if (character != ' ' || last != ' ')
            {
                text.Append(character);
            }

            last = character;
        }
    }
}
