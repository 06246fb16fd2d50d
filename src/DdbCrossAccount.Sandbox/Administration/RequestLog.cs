using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using DdbCrossAccount.Sandbox.Clock;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>The heads of the last thousand requests, in a ring.</summary>
internal sealed class RequestLog(ServiceClock clock)
{
    private const int Capacity = 1024;
    private readonly Entry?[] _ring = new Entry?[Capacity];
    private long _count;

    /// <summary>Notes a request that was answered.</summary>
    public void Add(HttpContext context)
    {
        IHeaderDictionary answer = context.Response.Headers;
        string? requestId = answer.TryGetValue("x-amzn-RequestId", out var json) ? json : answer["x-amz-request-id"];
        long index = Interlocked.Increment(ref _count) - 1;
        _ring[index % Capacity] = new Entry(
            index, clock.GetUtcNow(), context.Request.Method, context.Request.Path, context.Request.QueryString.Value,
            context.Request.Headers["X-Amz-Target"], context.Response.StatusCode, requestId);
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Read()
    {
        var entries = new List<Entry>(Capacity);
        foreach (Entry? entry in _ring)
        {
            if (entry is not null)
            {
                entries.Add(entry);
            }
        }

        entries.Sort((left, right) => left.Index.CompareTo(right.Index));
        return entries.ConvertAll(entry => entry.ToRecord());
    }

    private sealed record Entry(
        long Index, DateTimeOffset Time, string Method, string? Path, string? Query, string? Target, int Status, string? RequestId)
    {
        public RecordedRequest ToRecord()
        {
            bool isSigned = Query is not null && Query.Contains("X-Amz-Signature", StringComparison.Ordinal);
            string time = Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            return new RecordedRequest(time, Method, Path + (isSigned ? "" : Query), Target, Status, RequestId);
        }
    }
}
