using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Applying;

namespace DdbCrossAccount.CdcFunction.Runtime;

/// <summary>Lambda's runtime API (version 2018-06-01) over HTTP.</summary>
/// <remarks>
/// An answer 500 means that the process must end (<see cref="RuntimeApiException"/>); so does an address where nobody
/// answers. Other refusals (the
/// invocation is over, Lambda has given it up) concern one invocation, and the loop goes on.
/// </remarks>
internal sealed class RuntimeApi : IRuntimeApi, IDisposable
{
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";
    private const string TraceVariable = "_X_AMZN_TRACE_ID";

    private readonly HttpClient _client;

    /// <param name="address">Host and port, as the environment tells them.</param>
    /// <param name="handler">The connection.</param>
    public RuntimeApi(string address, HttpMessageHandler handler)
    {
        _client = new HttpClient(handler)
        {
            BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/"),

            // Between two invocations the environment is frozen, for minutes or hours.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<RuntimeInvocation> NextAsync(CancellationToken token)
    {
        using HttpResponseMessage answer = await SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "invocation/next"), token).ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new RuntimeApiException($"The runtime API answered {(int)answer.StatusCode} to 'next'.");
        }

        // X-Ray's and the SDK's way to know the trace of the invocation that runs.
        Environment.SetEnvironmentVariable(TraceVariable, Header(answer, "Lambda-Runtime-Trace-Id"));
        return new RuntimeInvocation(
            ReadFacts(answer), await answer.Content.ReadAsByteArrayAsync(token).ConfigureAwait(false));
    }

    public async Task RespondAsync(string requestId, ReadOnlyMemory<byte> answer, CancellationToken token)
    {
        HttpStatusCode status = await PostAsync($"invocation/{requestId}/response", answer, null, token).ConfigureAwait(false);
        if (status == HttpStatusCode.RequestEntityTooLarge)
        {
            await FailAsync(requestId, new RuntimeFailure("AnswerTooLarge", "Lambda takes no answer of this size."), token)
                .ConfigureAwait(false);
        }
    }

    public Task FailAsync(string requestId, RuntimeFailure failure, CancellationToken token) =>
        PostAsync($"invocation/{requestId}/error", Body(failure), "Function." + failure.ErrorType, token);

    public Task FailInitAsync(RuntimeFailure failure, CancellationToken token) =>
        PostAsync("init/error", Body(failure), "Runtime." + failure.ErrorType, token);

    public void Dispose() => _client.Dispose();

    private static Invocation ReadFacts(HttpResponseMessage answer)
    {
        string? id = Header(answer, "Lambda-Runtime-Aws-Request-Id");
        string? function = Header(answer, "Lambda-Runtime-Invoked-Function-Arn");
        return id is not null && function is not null && TryReadDeadline(answer, out DateTimeOffset deadline)
            ? new Invocation(id, function, deadline)
            : throw new RuntimeApiException("The runtime API named no request id, function or deadline with an invocation.");
    }

    private static bool TryReadDeadline(HttpResponseMessage answer, out DateTimeOffset deadline)
    {
        bool isRead = long.TryParse(
            Header(answer, "Lambda-Runtime-Deadline-Ms"), NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds);
        deadline = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return isRead;
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static ReadOnlyMemory<byte> Body(RuntimeFailure failure)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("errorMessage", failure.Message);
            writer.WriteString("errorType", failure.ErrorType);
            writer.WriteStartArray("stackTrace");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return body.WrittenMemory;
    }

    private async Task<HttpStatusCode> PostAsync(
        string path, ReadOnlyMemory<byte> body, string? errorType, CancellationToken token)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (errorType is not null)
        {
            request.Headers.Add(ErrorTypeHeader, errorType);
        }

        using HttpResponseMessage answer = await SendAsync(request, token).ConfigureAwait(false);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _client.SendAsync(request, token).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw new RuntimeApiException("The runtime API does not answer.", exception);
        }

        if (answer.StatusCode != HttpStatusCode.InternalServerError)
        {
            return answer;
        }

        answer.Dispose();
        throw new RuntimeApiException("The runtime API wants the process to end (500).");
    }
}
