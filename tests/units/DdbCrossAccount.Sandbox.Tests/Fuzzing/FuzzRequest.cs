using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>A request that is written to the wire just as it stands here, right or wrong.</summary>
internal sealed class FuzzRequest
{
    private const string Region = "eu-west-1";

    public required string Method { get; set; }

    /// <summary>Path and query.</summary>
    public required string Target { get; set; }

    /// <summary>Credential scope: dynamodb, s3, sts.</summary>
    public required string Service { get; set; }

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[] Body { get; set; } = [];

    /// <summary>Null: none is sent.</summary>
    public string? ContentLength { get; set; } = "";

    public string HttpVersion { get; set; } = "HTTP/1.1";

    public void SetHeader(string name, string value)
    {
        Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        Headers.Add((name, value));
    }

    /// <summary>Signs what stands here now, as the sandbox reads it. What cannot be signed stays unsigned.</summary>
    public void Sign(SandboxAccount account, string host)
    {
        string timestamp = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string payloadHash = Convert.ToHexStringLower(SHA256.HashData(Body));
        SetHeader("Host", host);
        SetHeader("X-Amz-Date", timestamp);
        if (Service == "s3" && !Headers.Any(header => header.Name == "x-amz-content-sha256"))
        {
            SetHeader("x-amz-content-sha256", payloadHash);
        }

        string scope = $"{timestamp[..8]}/{Region}/{Service}";
        var signature = new RequestSignature
        {
            AccessKeyId = account.AccessKey,
            Scope = scope,
            Region = Region,
            Service = Service,
            SignedHeaders = "host;x-amz-date",
            Signature = "",
            TimestampText = timestamp,
            Timestamp = TimeProvider.System.GetUtcNow(),
        };
        string given = Headers.FirstOrDefault(header => header.Name == "x-amz-content-sha256").Value ?? payloadHash;
        string canonical = CanonicalRequest.Hash(AsHttpRequest(), signature, given);
        string signed = SigningKey.Sign(
            SigningKey.Derive(account.SecretKey, scope), $"AWS4-HMAC-SHA256\n{timestamp}\n{scope}/aws4_request\n{canonical}");
        SetHeader(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={account.AccessKey}/{scope}/aws4_request, SignedHeaders=host;x-amz-date, Signature={signed}");
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        var head = new StringBuilder();
        head.Append(Method).Append(' ').Append(Target).Append(' ').Append(HttpVersion).Append("\r\n");
        foreach ((string name, string value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (ContentLength is not null)
        {
            string length = ContentLength.Length > 0 ? ContentLength : Body.Length.ToString(CultureInfo.InvariantCulture);
            head.Append("Content-Length: ").Append(length).Append("\r\n");
        }

        stream.Write(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()));
        stream.Write(Body);
        return stream.ToArray();
    }

    /// <summary>For a message: keys and signatures are those of a sandbox that is gone by then.</summary>
    public override string ToString()
    {
        byte[] bytes = ToBytes();
        return Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 4000));
    }

    private HttpRequest AsHttpRequest()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = Method;
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = Target;
        foreach ((string name, string value) in Headers)
        {
            context.Request.Headers[name] = value;
        }

        return context.Request;
    }
}
