using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Tests.Http;

/// <summary>Signs requests that no official client would send.</summary>
internal sealed class RequestSigner(SandboxAccount account, DateTimeOffset time, string region = "eu-west-1")
{
    public string Timestamp { get; } = time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Adds the Authorization header; host, date and the given headers are signed.</summary>
    public void Sign(HttpRequestMessage request, string service, string payloadHash, params IEnumerable<(string Name, string Value)> headers)
    {
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Headers.Host ?? request.RequestUri!.Authority,
            ["x-amz-date"] = Timestamp,
        };
        foreach ((string name, string value) in headers)
        {
            signed[name] = value;
        }

        string names = string.Join(';', signed.Keys);
        string lines = string.Concat(signed.Select(header => $"{header.Key}:{header.Value}\n"));
        string scope = $"{Timestamp[..8]}/{region}/{service}";
        string canonical = $"{request.Method}\n{Encoded(request, service)}\n\n{lines}\n{names}\n{payloadHash}";
        string signature = SigningKey.Sign(
            SigningKey.Derive(account.SecretKey, scope),
            $"AWS4-HMAC-SHA256\n{Timestamp}\n{scope}/aws4_request\n{Hash(Encoding.UTF8.GetBytes(canonical))}");
        foreach (KeyValuePair<string, string> header in signed.Where(header => header.Key != "host"))
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={account.AccessKey}/{scope}/aws4_request, SignedHeaders={names}, Signature={signature}");
    }

    // All services but S3 sign the path as it is sent, encoded once more.
    private static string Encoded(HttpRequestMessage request, string service)
    {
        string path = request.RequestUri!.AbsolutePath;
        return service == "s3" ? path : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
    }
}
