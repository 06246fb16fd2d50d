using System.Collections.Generic;
using System.IO;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>One request to S3 whose signature was checked, with bucket and key taken from host and path.</summary>
internal sealed class S3Call
{
    private readonly HttpContext _context;

    public S3Call(HttpContext context, Principal caller, string region, Stream body)
    {
        _context = context;
        Caller = caller;
        Region = region;
        Body = body;
        (BucketName, Key) = S3Path.Read(context.Request);
    }

    public Principal Caller { get; }

    /// <summary>From the credential scope of the signature.</summary>
    public string Region { get; }

    /// <summary>The payload.</summary>
    public Stream Body { get; }

    /// <summary>Empty when the request names no bucket.</summary>
    public string BucketName { get; }

    /// <summary>Empty when the request names no key.</summary>
    public string Key { get; }

    public string Method => _context.Request.Method;

    public S3Level Level => BucketName.Length == 0 ? S3Level.Service : Key.Length == 0 ? S3Level.Bucket : S3Level.Object;

    public HttpResponse Response => _context.Response;

    public IEnumerable<string> QueryNames => _context.Request.Query.Keys;

    public IHeaderDictionary Headers => _context.Request.Headers;

    /// <summary>The path as it came, for answers that name it.</summary>
    public string Resource => _context.Request.Path.Value ?? "/";

    /// <summary>x-amz-expected-bucket-owner.</summary>
    public string? ExpectedBucketOwner => Header("x-amz-expected-bucket-owner");

    /// <summary>Credentials are in the query.</summary>
    public bool IsPresigned => Query("X-Amz-Credential") is not null;

    /// <summary>Null when it is absent.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>Null when it is absent; empty for <c>?name</c>.</summary>
    public string? Query(string name) => _context.Request.Query.TryGetValue(name, out var values) ? values.FirstOrDefault() ?? "" : null;
}
