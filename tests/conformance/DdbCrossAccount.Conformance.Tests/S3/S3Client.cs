using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using DdbCrossAccount.Conformance.Tests.Engines;
using DdbCrossAccount.Conformance.Tests.Wire;

namespace DdbCrossAccount.Conformance.Tests.S3;

/// <summary>Sends requests of S3 with exactly the given path, headers and body.</summary>
internal sealed class S3Client(Engine engine) : IDisposable
{
    private static readonly string[] ContentHeaders =
        ["content-type", "content-md5", "content-encoding", "content-disposition", "content-language", "expires"];

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly RequestSigner _signer = new(engine, "s3");

    public async Task<S3Answer> CallAsync(string method, string path, IReadOnlyDictionary<string, string> headers, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        var address = new Uri(engine.Endpoint, path);
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new ByteArrayContent(bytes) };
        foreach ((string name, string value) in headers)
        {
            bool isOfContent = ContentHeaders.Contains(name, StringComparer.OrdinalIgnoreCase);
            _ = isOfContent
                ? request.Content.Headers.TryAddWithoutValidation(name, value)
                : request.Headers.TryAddWithoutValidation(name, value);
        }

        _signer.Sign(request, bytes);
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request);
            return Read(response, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return S3Answer.None;
        }
    }

    public void Dispose() => _http.Dispose();

    private static S3Answer Read(HttpResponseMessage response, string text)
    {
        Dictionary<string, string> answered = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value));
        return new S3Answer((int)response.StatusCode, answered, text, Parse(answered, text));
    }

    private static XElement? Parse(Dictionary<string, string> headers, string text)
    {
        if (!text.StartsWith('<') || !headers.GetValueOrDefault("content-type", "").Contains("xml", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return WithoutNamespaces(XElement.Parse(text));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XElement WithoutNamespaces(XElement element)
    {
        return element.HasElements
            ? new XElement(element.Name.LocalName, element.Elements().Select(WithoutNamespaces))
            : new XElement(element.Name.LocalName, element.Value);
    }
}
