using System;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Takes the signature out of a request: header form or presigned query form.</summary>
internal static class RequestSignatureReader
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Null for an unsigned request; throws <see cref="SignatureException"/> for one that is signed badly.</summary>
    public static RequestSignature? Read(HttpRequest request)
    {
        string? authorization = request.Headers.Authorization;
        if (!string.IsNullOrEmpty(authorization))
        {
            return ReadHeader(request, authorization);
        }

        return request.Query.ContainsKey("X-Amz-Algorithm") ? ReadQuery(request) : null;
    }

    private static RequestSignature ReadHeader(HttpRequest request, string authorization)
    {
        if (!authorization.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            throw new SignatureException(SignatureFailure.Incomplete, $"Unsupported authorization type: '{FirstWord(authorization)}'.");
        }

        string? credential = null;
        string? signedHeaders = null;
        string? signature = null;
        foreach (Range range in authorization.AsSpan(Algorithm.Length).Split(','))
        {
            string part = authorization.AsSpan(Algorithm.Length)[range].Trim().ToString();
            credential ??= After(part, "Credential=");
            signedHeaders ??= After(part, "SignedHeaders=");
            signature ??= After(part, "Signature=");
        }

        RequireAll(credential, signedHeaders, signature);
        string? timestamp = request.Headers["X-Amz-Date"];
        return Make(credential!, signedHeaders!, signature!, timestamp) with
        {
            SecurityToken = request.Headers["X-Amz-Security-Token"],
        };
    }

    private static RequestSignature ReadQuery(HttpRequest request)
    {
        string? credential = request.Query["X-Amz-Credential"];
        string? signedHeaders = request.Query["X-Amz-SignedHeaders"];
        string? signature = request.Query["X-Amz-Signature"];
        RequireAll(credential, signedHeaders, signature);
        bool isWhole = int.TryParse(request.Query["X-Amz-Expires"], NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
        if (!isWhole || seconds > 604_800)
        {
            throw new SignatureException(SignatureFailure.Incomplete, "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds");
        }

        return Make(credential!, signedHeaders!, signature!, request.Query["X-Amz-Date"]) with
        {
            SecurityToken = request.Query["X-Amz-Security-Token"],
            Validity = TimeSpan.FromSeconds(seconds),
        };
    }

    private static void RequireAll(string? credential, string? signedHeaders, string? signature)
    {
        string missing = (credential is null ? "Authorization header requires 'Credential' parameter. " : "")
            + (signature is null ? "Authorization header requires 'Signature' parameter. " : "")
            + (signedHeaders is null ? "Authorization header requires 'SignedHeaders' parameter. " : "");
        if (missing.Length > 0)
        {
            throw new SignatureException(SignatureFailure.Incomplete, missing.TrimEnd());
        }
    }

    private static RequestSignature Make(string credential, string signedHeaders, string signature, string? timestamp)
    {
        string[] parts = credential.Split('/');
        if (parts.Length != 5 || parts[4] != "aws4_request")
        {
            throw new SignatureException(
                SignatureFailure.Incomplete, $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");
        }

        if (!TryReadTimestamp(timestamp, out DateTimeOffset time) || !timestamp!.StartsWith(parts[1], StringComparison.Ordinal))
        {
            throw new SignatureException(
                SignatureFailure.Incomplete, $"Date must be in ISO-8601 'basic format'. Got '{timestamp}'. See http://en.wikipedia.org/wiki/ISO_8601");
        }

        return new RequestSignature
        {
            AccessKeyId = parts[0],
            Scope = $"{parts[1]}/{parts[2]}/{parts[3]}",
            Region = parts[2],
            Service = parts[3],
            SignedHeaders = signedHeaders,
            Signature = signature,
            TimestampText = timestamp!,
            Timestamp = time,
        };
    }

    private static bool TryReadTimestamp(string? text, out DateTimeOffset time)
    {
        return DateTimeOffset.TryParseExact(
            text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    private static string? After(string part, string name)
    {
        return part.StartsWith(name, StringComparison.Ordinal) ? part[name.Length..] : null;
    }

    private static string FirstWord(string text)
    {
        int space = text.IndexOf(' ');
        return space < 0 ? text : text[..space];
    }
}
