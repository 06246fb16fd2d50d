using System;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>Reads bucket and key: from the path, or the bucket from the host (<c>bucket.s3.…</c>, <c>bucket.localhost</c>).</summary>
internal static class S3Path
{
    public static (string Bucket, string Key) Read(HttpRequest request)
    {
        string path = RawPath(request);
        if (BucketOfHost(request.Host.Host) is string bucket)
        {
            return (bucket, Uri.UnescapeDataString(path[1..]));
        }

        int slash = path.IndexOf('/', 1);
        return slash < 0
            ? (Uri.UnescapeDataString(path[1..]), "")
            : (Uri.UnescapeDataString(path[1..slash]), Uri.UnescapeDataString(path[(slash + 1)..]));
    }

    // Kestrel's own path has dot segments taken out, and a key may have them.
    private static string RawPath(HttpRequest request)
    {
        string target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw
            ? raw
            : request.Path.ToUriComponent();
        int query = target.IndexOf('?');
        string path = query < 0 ? target : target[..query];
        return path.StartsWith('/') ? path : "/";
    }

    private static string? BucketOfHost(string host)
    {
        string name = host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            ? TakeServiceOff(host[..^".localhost".Length])
            : host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) ? BeforeService(host) : "";
        return name.Length == 0 ? null : name;
    }

    // bucket.localhost and bucket.s3.localhost, but s3.localhost names no bucket.
    private static string TakeServiceOff(string name) =>
        name == "s3" ? "" : name.EndsWith(".s3", StringComparison.Ordinal) ? name[..^3] : name;

    private static string BeforeService(string host)
    {
        int at = Math.Max(
            host.LastIndexOf(".s3.", StringComparison.OrdinalIgnoreCase), host.LastIndexOf(".s3-", StringComparison.OrdinalIgnoreCase));
        return at < 0 ? "" : host[..at];
    }
}
