using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>Asks a running sandbox for what no service of AWS has, as JSON below <c>/_sandbox/</c> at its address.</summary>
/// <remarks>There is no time limit but the caller's: a step of the clock ends when all that fell due has been done.</remarks>
internal sealed class SandboxEndpoint(DdbSandbox sandbox, HttpMessageInvoker http)
{
    private static readonly HttpMessageInvoker Loopback = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = AccountConstants.ConnectTimeout,
        UseCookies = false,
        UseProxy = false,
    });

    public SandboxEndpoint(DdbSandbox sandbox)
        : this(sandbox, Loopback)
    {
    }

    /// <summary>The sandbox that is asked.</summary>
    public DdbSandbox Sandbox => sandbox;

    /// <summary>Reads a page.</summary>
    /// <param name="page">The page, with its query.</param>
    /// <param name="answer">The form of the answer.</param>
    /// <param name="subject">What is asked for, for the error of a refusal.</param>
    /// <param name="token">Ends the call.</param>
    public Task<T> GetAsync<T>(string page, JsonTypeInfo<T> answer, string subject, CancellationToken token) =>
        SendAsync(HttpMethod.Get, page, null, answer, subject, token);

    /// <summary>Sends JSON to a page.</summary>
    public Task<T> PostAsync<T>(
        string page, byte[] json, JsonTypeInfo<T> answer, string subject, CancellationToken token) =>
        SendAsync(HttpMethod.Post, page, json, answer, subject, token);

    /// <summary>Takes away what a page holds; false when there is no such page.</summary>
    public async Task<bool> DeleteAsync(string page, string subject, CancellationToken token)
    {
        (HttpStatusCode status, byte[] body) = await CallAsync(HttpMethod.Delete, page, null, token).ConfigureAwait(false);
        return status switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.NotFound => false,
            _ => throw Refusal(status, body, page, subject),
        };
    }

    private async Task<T> SendAsync<T>(
        HttpMethod method, string page, byte[]? json, JsonTypeInfo<T> form, string subject, CancellationToken token)
    {
        (HttpStatusCode status, byte[] body) = await CallAsync(method, page, json, token).ConfigureAwait(false);
        return status == HttpStatusCode.OK ? Read(body, form, page) : throw Refusal(status, body, page, subject);
    }

    private DdbCrossAccountException Refusal(HttpStatusCode status, byte[] body, string page, string subject) =>
        status == HttpStatusCode.BadRequest
            ? ErrorCatalogue.SandboxSettingRefused(
                sandbox.EndpointUrl, subject, Read(body, SandboxJson.Default.SandboxRefusal, page).Message)
            : ErrorCatalogue.SandboxAnswerUnreadable(sandbox.EndpointUrl, page, $"it answered with HTTP {(int)status}", null);

    private async Task<(HttpStatusCode Status, byte[] Body)> CallAsync(
        HttpMethod method, string page, byte[]? json, CancellationToken token)
    {
        using var request = new HttpRequestMessage(method, Address(page));
        if (json is not null)
        {
            request.Content = new ByteArrayContent(json);
            request.Content.Headers.ContentType = new("application/json");
        }

        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, token).ConfigureAwait(false);
            return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(token).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            bool isSent = exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };
            throw ErrorCatalogue.SandboxUnreachable(sandbox, NetworkFault.Words(exception), isSent, exception);
        }
    }

    private Uri Address(string page) =>
        Uri.TryCreate(sandbox.EndpointUrl, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttp
            ? new Uri(address, $"/_sandbox/{page}")
            : throw ErrorCatalogue.ObjectDamaged(nameof(DdbSandbox), nameof(DdbSandbox.EndpointUrl), "no address");

    private T Read<T>(byte[] body, JsonTypeInfo<T> form, string page)
    {
        try
        {
            return JsonSerializer.Deserialize(body, form) ?? throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw ErrorCatalogue.SandboxAnswerUnreadable(
                sandbox.EndpointUrl, page, "its answer is not the JSON that is expected", exception);
        }
    }
}
