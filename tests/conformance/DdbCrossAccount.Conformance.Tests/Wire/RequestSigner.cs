using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using DdbCrossAccount.Conformance.Tests.Engines;

namespace DdbCrossAccount.Conformance.Tests.Wire;

/// <summary>Signature Version 4, written here so that neither the sandbox nor an SDK checks itself.</summary>
internal sealed class RequestSigner(Engine engine, string service)
{
    /// <summary>
    /// Adds date, hash of the body and Authorization. Path and query of the request are already encoded as AWS asks, the query
    /// sorted by name.
    /// </summary>
    public void Sign(HttpRequestMessage request, byte[] body)
    {
        string time = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string hash = Convert.ToHexStringLower(SHA256.HashData(body));
        request.Headers.TryAddWithoutValidation("x-amz-date", time);
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", hash);
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.RequestUri!.Authority };
        foreach (KeyValuePair<string, IEnumerable<string>> header in request.Headers)
        {
            if (header.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            {
                signed[header.Key.ToLowerInvariant()] = string.Join(',', header.Value);
            }
        }

        string names = string.Join(';', signed.Keys);
        string lines = string.Concat(signed.Select(header => $"{header.Key}:{header.Value}\n"));
        string query = request.RequestUri.Query.TrimStart('?');
        string canonical = $"{request.Method}\n{request.RequestUri.AbsolutePath}\n{query}\n{lines}\n{names}\n{hash}";
        string scope = $"{time[..8]}/{Engine.Region}/{service}/aws4_request";
        string text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        string signature = Convert.ToHexStringLower(Mac(Key(time[..8]), text));
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={engine.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    private byte[] Key(string date)
    {
        byte[] key = Encoding.UTF8.GetBytes($"AWS4{engine.SecretKey}");
        return new[] { date, Engine.Region, service, "aws4_request" }.Aggregate(key, Mac);
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
