using System;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace DdbCrossAccount.Core.Aws.Rest;

/// <summary>Writes a request of an AWS REST service whose bodies are JSON.</summary>
/// <remarks>
/// The body stands in a rented buffer that belongs to the SDK's own pooled stream: the SDK's marshalling handler gives
/// it back when the call has ended, which is outside the retries.
/// </remarks>
/// <param name="service">The service that the operation is one of.</param>
/// <param name="method">The HTTP method.</param>
/// <param name="path">The path, with the names of its variable parts in braces.</param>
internal sealed class RestRequestMarshaller<TRequest>(RestService service, string method, string path)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    private const int BodyBytes = 512;

    /// <summary>Sets the variable parts of the path, the query and the headers.</summary>
    public Action<IRequest, TRequest>? Place { get; init; }

    /// <summary>Writes the members of the body that are set, without the braces around them; null: there is no body.</summary>
    public Action<Utf8JsonWriter, TRequest>? Write { get; init; }

    /// <summary>Takes the body from the request as it is, instead of writing one.</summary>
    public Action<IRequest, TRequest>? Carry { get; init; }

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var typed = (TRequest)input;
        var request = new DefaultRequest(input, service.Name)
        {
            HttpMethod = method,
            ResourcePath = path,
            UseQueryString = true,
        };
        request.Headers[HeaderKeys.XAmzApiVersion] = service.ApiVersion;
        Place?.Invoke(request, typed);
        Carry?.Invoke(request, typed);
        if (Write is not null)
        {
            request.Headers[HeaderKeys.ContentTypeHeader] = "application/json";
            request.ContentStream = Body(typed);
        }

        return request;
    }

    private PooledContentStream Body(TRequest request)
    {
        var body = new PooledContentStream(BodyBytes);
        using var writer = new Utf8JsonWriter(body.BufferWriter);
        writer.WriteStartObject();
        Write!(writer, request);
        writer.WriteEndObject();
        return body;
    }
}
