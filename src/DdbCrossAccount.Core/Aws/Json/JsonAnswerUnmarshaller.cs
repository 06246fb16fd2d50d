using System;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace DdbCrossAccount.Core.Aws.Json;

/// <summary>Reads an answer of an AWS JSON service: a whole document, or a typed exception.</summary>
/// <param name="read">Makes the response from the document's root object.</param>
/// <param name="makeException">Makes the service's typed exception of an error answer, its root exception for an
/// unknown code.</param>
internal sealed class JsonAnswerUnmarshaller<TResponse>(
    Func<JsonElement, TResponse> read, Func<ErrorResponse, AmazonServiceException> makeException)
    : WholeAnswerUnmarshaller
    where TResponse : AmazonWebServiceResponse
{
    // Services that spoke the Query protocol once still tell its code: CODE;Sender or CODE;Receiver.
    private const string QueryErrorHeader = "x-amzn-query-error";

    /// <summary>The operation answers nothing: <c>read</c> makes the response from no document.</summary>
    public bool IsEmpty { get; init; }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream, 4096, input.JsonMaxDepth);
        ErrorResponse error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        if (input.ResponseData.GetHeaderValue(QueryErrorHeader) is { Length: > 0 } query)
        {
            error.Code = query.Split(';', 2)[0];
        }

        return makeException(error);
    }

    protected override AmazonWebServiceResponse Read(byte[] body, IWebResponseData answer) =>
        IsEmpty ? read(default) : JsonDocuments.Read(body, read);
}
