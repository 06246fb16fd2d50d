using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Engines;

namespace DdbCrossAccount.Conformance.Tests.Wire;

/// <summary>Calls operations of DynamoDB and DynamoDB Streams with exactly the given body.</summary>
internal sealed class JsonClient(Engine engine) : IDisposable
{
    // Values of DynamoDB may be nested 32 deep, and each level is two of JSON.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly RequestSigner _signer = new(engine, "dynamodb");

    public Engine Engine => engine;

    /// <param name="target">An operation of DynamoDB, or with its prefix one of another service.</param>
    /// <param name="body">Sent as it is.</param>
    public async Task<JsonAnswer> CallAsync(string target, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, engine.Endpoint) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.0");
        request.Headers.TryAddWithoutValidation(
            "x-amz-target", target.Contains('.', StringComparison.Ordinal) ? target : $"DynamoDB_20120810.{target}");
        _signer.Sign(request, bytes);
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request);
            return Read(response, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return JsonAnswer.None;
        }
    }

    public void Dispose() => _http.Dispose();

    private static JsonAnswer Read(HttpResponseMessage response, string text)
    {
        JsonNode? answer = text.Length == 0 ? null : JsonNode.Parse(text, null, Deep);
        JsonObject? members = answer as JsonObject;
        string? type = members?["__type"]?.GetValue<string>();
        string? message = (members?["message"] ?? members?["Message"])?.GetValue<string>();
        return new JsonAnswer((int)response.StatusCode, type?.Split('#').Last(), message, answer);
    }
}
