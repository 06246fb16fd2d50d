using System;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace DdbCrossAccount.Core.Aws.Json;

/// <summary>Writes a request of an AWS JSON 1.0 service.</summary>
/// <remarks>
/// The body stands in a rented buffer that belongs to the SDK's own pooled stream: the SDK's marshalling handler gives
/// it
/// back when the call has ended, which is outside the retries.
/// </remarks>
/// <param name="serviceName">The name that the SDK knows the client under, for example
/// <c>Amazon.DynamoDBStreams</c>.</param>
/// <param name="target">The value of the header X-Amz-Target.</param>
/// <param name="apiVersion">The version of the service's API.</param>
/// <param name="write">Writes the members that are set, without the braces around them.</param>
/// <param name="bodyBytes">About how long the body will be.</param>
internal sealed class JsonRequestMarshaller<TRequest>(
    string serviceName,
    string target,
    string apiVersion,
    Action<Utf8JsonWriter, TRequest> write,
    int bodyBytes = 256)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var body = new PooledContentStream(bodyBytes);
        using (var writer = new Utf8JsonWriter(body.BufferWriter))
        {
            writer.WriteStartObject();
            write(writer, (TRequest)input);
            writer.WriteEndObject();
        }

        var request = new DefaultRequest(input, serviceName)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            ContentStream = body,
        };
        request.Headers["X-Amz-Target"] = target;
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/x-amz-json-1.0";
        request.Headers[HeaderKeys.XAmzApiVersion] = apiVersion;
        return request;
    }
}
