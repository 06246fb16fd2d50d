using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DdbCrossAccount.Core.Tests.FakeAws;

/// <summary>The stand-in's S3: one bucket of the target account (<c>moves</c>) and one of the source (<c>own</c>).</summary>
internal sealed class FakeBuckets
{
    private readonly ConcurrentDictionary<string, string> _owners = new()
    {
        ["moves"] = "222222222222",
        ["own"] = "111111111111",
        ["foreign"] = "333333333333",
    };

    private readonly ConcurrentDictionary<(string Bucket, string Key), byte[]> _objects = new();

    public IReadOnlyList<string> Keys(string bucket) =>
        [.. _objects.Keys.Where(id => id.Bucket == bucket).Select(id => id.Key).Order(StringComparer.Ordinal)];

    public byte[] Get(string bucket, string key) => _objects[(bucket, key)];

    public void Put(string bucket, string key, byte[] content) => _objects[(bucket, key)] = content;

    public void Put(string bucket, string key, string content) => Put(bucket, key, Encoding.UTF8.GetBytes(content));

    public void Delete(string bucket, string key) => _objects.TryRemove((bucket, key), out _);

    public static string ETag(byte[] content) => Convert.ToHexString(MD5.HashData(content)).ToLowerInvariant() + "-1";

    public FakeAnswer Answer(string accountId, HttpListenerRequest request)
    {
        string[] path = Uri.UnescapeDataString(request.Url!.AbsolutePath).TrimStart('/').Split('/', 2);
        string bucket = path[0];
        if (!_owners.TryGetValue(bucket, out string? owner))
        {
            return FakeAnswer.S3Error("NoSuchBucket", 404);
        }

        if (owner != accountId || (request.Headers["x-amz-expected-bucket-owner"] is { } expected && expected != owner))
        {
            return FakeAnswer.S3Error("AccessDenied", 403);
        }

        if (request.QueryString["list-type"] == "2")
        {
            return List(bucket, request.QueryString["prefix"] ?? string.Empty);
        }

        return _objects.TryGetValue((bucket, path[1]), out byte[]? content)
            ? new FakeAnswer(200, "application/octet-stream", content, ETag(content))
            : FakeAnswer.S3Error("NoSuchKey", 404);
    }

    private FakeAnswer List(string bucket, string prefix)
    {
        IEnumerable<string> entries = Keys(bucket)
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => (Key: key, Content: Get(bucket, key)))
            .Select(found => $"<Contents><Key>{found.Key}</Key><LastModified>2026-11-20T12:00:00.000Z</LastModified>"
                + $"<ETag>&quot;{ETag(found.Content)}&quot;</ETag><Size>{found.Content.Length}</Size></Contents>");
        return FakeAnswer.Xml(
            "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
            + $"<Name>{bucket}</Name><IsTruncated>false</IsTruncated>{string.Concat(entries)}</ListBucketResult>");
    }
}
