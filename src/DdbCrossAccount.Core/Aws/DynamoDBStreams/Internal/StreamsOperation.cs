using System;
using System.Text.Json;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.Json;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>Makes the marshaller pair of an operation.</summary>
internal static class StreamsOperation
{
    public static JsonRequestMarshaller<TRequest> Marshaller<TRequest>(
        string operation, Action<Utf8JsonWriter, TRequest> write)
        where TRequest : AmazonWebServiceRequest =>
        new("Amazon.DynamoDBStreams", "DynamoDBStreams_20120810." + operation, "2012-08-10", write);

    public static JsonAnswerUnmarshaller<TResponse> Unmarshaller<TResponse>(Func<JsonElement, TResponse> read)
        where TResponse : AmazonWebServiceResponse =>
        new(read, StreamsErrors.Make);
}
