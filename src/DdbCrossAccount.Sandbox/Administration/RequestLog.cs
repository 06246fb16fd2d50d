using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.Clock;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// The heads of the last thousand requests, in a ring, and, where it was asked for, the bodies of those to DynamoDB and
/// its streams, up to a limit of memory. Thread-safe.
/// </summary>
internal sealed class RequestLog(ServiceClock clock)
{
    public const int DefaultBodyBytes = 64 * 1024;
    public const int MaximumBodyBytes = 1024 * 1024;
    private const int Capacity = 1024;
    private const long MaximumMemory = 64L * 1024 * 1024;

    private readonly RequestEntry?[] _ring = new RequestEntry?[Capacity];
    private readonly Queue<RequestFacts> _withBodies = new();
    private readonly Lock _lock = new();
    private volatile bool _keepsBodies;
    private long _memory;
    private long _count;

    public bool KeepsBodies => _keepsBodies;

    /// <summary>Most that is kept of one body.</summary>
    public int BodyBytes { get; private set; } = DefaultBodyBytes;

    /// <summary>Notes a request that has been answered, or dropped.</summary>
    public void Add(HttpContext context)
    {
        RequestFacts? facts = context.Features.Get<RequestFacts>();
        bool isUnanswered = !context.Response.HasStarted
            && (facts?.IsDropped == true || context.RequestAborted.IsCancellationRequested);
        IHeaderDictionary answer = context.Response.Headers;
        string? requestId = answer.TryGetValue("x-amzn-RequestId", out var json) ? json : answer["x-amz-request-id"];
        var entry = new RequestEntry(
            clock.GetUtcNow(), context.Request.Method, context.Request.Path, context.Request.QueryString.Value,
            context.Request.Headers["X-Amz-Target"], isUnanswered ? 0 : context.Response.StatusCode,
            isUnanswered ? null : requestId, facts);
        lock (_lock)
        {
            entry.Sequence = ++_count;
            _ring[entry.Sequence % Capacity] = entry;
        }
    }

    /// <summary>Oldest first.</summary>
    /// <param name="query">Which of them.</param>
    /// <param name="newest">The sequence number of the newest of all, asked for or not.</param>
    public IReadOnlyList<RecordedRequest> Read(RequestQuery query, out long newest)
    {
        RequestEntry[] entries;
        lock (_lock)
        {
            newest = _count;
            entries = [.. _ring.OfType<RequestEntry>()];
        }

        IEnumerable<RequestEntry> found = entries.Where(query.Matches).OrderBy(entry => entry.Sequence).TakeLast(query.Limit);
        return [.. found.Select(entry => entry.Show(query.ShowsBodies))];
    }

    /// <summary>Keeps bodies from now on.</summary>
    public void KeepBodies(int bodyBytes)
    {
        lock (_lock)
        {
            BodyBytes = bodyBytes;
            _keepsBodies = true;
        }
    }

    /// <summary>Keeps no more bodies, and forgets those that it has.</summary>
    public void ForgetBodies()
    {
        lock (_lock)
        {
            _keepsBodies = false;
            ForgetKept();
        }
    }

    /// <summary>Forgets all requests; returns how many there were.</summary>
    public int Clear()
    {
        lock (_lock)
        {
            ForgetKept();
            int removed = _ring.Count(entry => entry is not null);
            Array.Clear(_ring);
            return removed;
        }
    }

    public void KeepRequest(RequestFacts facts, ReadOnlySpan<byte> body)
    {
        if (_keepsBodies && MayBeKept(facts))
        {
            Keep(facts, body, isAnswer: false);
        }
    }

    public void KeepAnswer(RequestFacts facts, ReadOnlySpan<byte> body)
    {
        if (_keepsBodies && MayBeKept(facts))
        {
            Keep(facts, body, isAnswer: true);
        }
    }

    // What the other services are given and give may be secret: keys, one-time codes, what is to be encrypted.
    private static bool MayBeKept(RequestFacts facts) => facts.Service is ServiceName.DynamoDb or ServiceName.Streams;

    private void Keep(RequestFacts facts, ReadOnlySpan<byte> body, bool isAnswer)
    {
        lock (_lock)
        {
            byte[] kept = body[..Math.Min(body.Length, BodyBytes)].ToArray();
            facts.AreBodiesCut |= kept.Length < body.Length;
            if (facts.RequestBody is null && facts.AnswerBody is null)
            {
                _withBodies.Enqueue(facts);
            }

            if (isAnswer)
            {
                facts.AnswerBody = kept;
            }
            else
            {
                facts.RequestBody = kept;
            }

            _memory += kept.Length;
            ForgetOldest();
        }
    }

    // Bodies whose heads have left the ring are forgotten in their turn.
    private void ForgetOldest()
    {
        while ((_memory > MaximumMemory || _withBodies.Count > Capacity) && _withBodies.TryDequeue(out RequestFacts? oldest))
        {
            Forget(oldest);
        }
    }

    private void ForgetKept()
    {
        while (_withBodies.TryDequeue(out RequestFacts? facts))
        {
            Forget(facts);
        }
    }

    private void Forget(RequestFacts facts)
    {
        _memory -= (facts.RequestBody?.Length ?? 0) + (facts.AnswerBody?.Length ?? 0);
        facts.RequestBody = null;
        facts.AnswerBody = null;
    }
}
