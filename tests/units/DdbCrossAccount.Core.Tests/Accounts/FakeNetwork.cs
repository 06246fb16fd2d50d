using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Tests.Accounts;

/// <summary>Answers requests in this process, as the test's function says, and keeps them.</summary>
internal sealed class FakeNetwork(Func<SentRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();

    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    public static HttpResponseMessage Answer(HttpStatusCode status, string contentType, string body)
    {
        HttpResponseMessage message = new(status) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        message.Headers.Date = new DateTimeOffset(2026, 11, 20, 12, 0, 7, TimeSpan.Zero);
        return message;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        SentRequest sent = new(request.Method.Method, request.RequestUri!, body, request.Headers.ToString());
        _requests.Enqueue(sent);
        HttpResponseMessage message = answer(sent);
        message.RequestMessage = request;
        return message;
    }
}
