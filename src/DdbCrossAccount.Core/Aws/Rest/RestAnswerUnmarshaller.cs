using System;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using DdbCrossAccount.Core.Aws.Json;

namespace DdbCrossAccount.Core.Aws.Rest;

/// <summary>Reads an answer of an AWS REST service: a whole one, or a typed exception.</summary>
/// <param name="read">Makes the response from the whole body, and the headers beside it.</param>
/// <param name="makeException">
/// Makes the service's typed exception of an error answer, its root exception for an unknown code.
/// </param>
internal sealed class RestAnswerUnmarshaller(
    Func<byte[], IWebResponseData, AmazonWebServiceResponse> read, Func<RestError, AmazonServiceException> makeException)
    : WholeAnswerUnmarshaller
{
    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        RestError error = RestErrorReader.Read(input);
        error.Response.InnerException = innerException;
        error.Response.StatusCode = statusCode;
        return makeException(error);
    }

    protected override AmazonWebServiceResponse Read(byte[] body, IWebResponseData answer) => read(body, answer);
}
