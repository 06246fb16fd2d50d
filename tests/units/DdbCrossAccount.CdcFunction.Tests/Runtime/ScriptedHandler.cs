using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.CdcFunction.Tests.Runtime;

/// <summary>Answers requests by a script, and keeps what was asked.</summary>
internal sealed class ScriptedHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<(string Path, string Body, string? ErrorType)> Requests { get; } = [];

    public static HttpResponseMessage Status(HttpStatusCode status) => new(status) { Content = new StringContent(string.Empty) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        string? errorType = request.Headers.TryGetValues("Lambda-Runtime-Function-Error-Type", out IEnumerable<string>? values)
            ? string.Join(',', values)
            : null;
        Requests.Add((request.RequestUri!.AbsolutePath, body, errorType));
        return answer(request);
    }
}
