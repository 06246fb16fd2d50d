using System;
using System.Collections.Generic;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;
using DdbCrossAccount.Core.Aws.Http;

namespace DdbCrossAccount.Core.Aws.Json;

/// <summary>
/// Reads a success as one whole JSON document, and tells what is cut short apart from what is no answer of the service.
/// </summary>
/// <remarks>
/// <see cref="IncompleteAnswerException"/>: the beginning of an answer, or an answer that lacks what the operation
/// always says.
/// <see cref="AmazonUnmarshallingException"/>: something that does not even begin as one, such as the page of a proxy.
/// The SDK's retry policies take both for passing faults.
/// </remarks>
internal abstract class WholeAnswerUnmarshaller : JsonResponseUnmarshaller
{
    public sealed override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        AmazonWebServiceResponse response = Unmarshall((JsonUnmarshallerContext)input);
        response.ResponseMetadata = new ResponseMetadata
        {
            RequestId = input.ResponseData.GetHeaderValue(HeaderKeys.RequestIdHeader),
        };
        ServiceTime.Keep(response, input.ResponseData);
        return response;
    }

    public sealed override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        byte[] body = AnswerBody.ReadToEnd(input);
        try
        {
            return Read(body, input.ResponseData);
        }
        catch (Exception fault) when (IsOfDocument(fault))
        {
            throw body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8)
                ? new IncompleteAnswerException("The answer is no complete JSON document of the operation.", fault)
                : new AmazonUnmarshallingException(
                    input.ResponseData.GetHeaderValue(HeaderKeys.RequestIdHeader), null, fault, input.ResponseData.StatusCode);
        }
    }

    /// <summary>
    /// Makes the response; throws what the JSON readers throw, or <see cref="IncompleteAnswerException"/>.
    /// </summary>
    /// <param name="body">The whole body. It is the response's own from here on.</param>
    /// <param name="answer">The status and the headers beside it.</param>
    protected abstract AmazonWebServiceResponse Read(byte[] body, IWebResponseData answer);

    private static bool IsOfDocument(Exception fault) =>
        fault is JsonException or InvalidOperationException or FormatException or KeyNotFoundException;
}
