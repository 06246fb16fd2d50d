using System;
using System.Text.Json;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.Json;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>Makes the marshaller pair of an operation.</summary>
internal static class SqsOperation
{
    public static JsonRequestMarshaller<TRequest> Marshaller<TRequest>(
        string operation, Action<Utf8JsonWriter, TRequest> write)
        where TRequest : AmazonWebServiceRequest =>
        new("Amazon.SQS", "AmazonSQS." + operation, "2012-11-05", write);

    public static JsonAnswerUnmarshaller<TResponse> Unmarshaller<TResponse>(Func<JsonElement, TResponse> read)
        where TResponse : AmazonWebServiceResponse =>
        new(read, SqsErrors.Make);

    /// <summary>For an operation whose answer has no body.</summary>
    public static JsonAnswerUnmarshaller<TResponse> Unmarshaller<TResponse>()
        where TResponse : AmazonWebServiceResponse, new() =>
        new(static _ => new TResponse(), SqsErrors.Make) { IsEmpty = true };
}
