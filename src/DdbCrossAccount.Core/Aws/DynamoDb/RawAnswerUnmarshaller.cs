using System;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using DdbCrossAccount.Core.Aws.Json;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>Reads a successful answer as bytes, and leaves every error to the package's own unmarshaller.</summary>
/// <remarks>
/// The package's unmarshaller makes the typed exceptions that retries and callers know; ours would make others.
/// </remarks>
/// <param name="read">Makes the response from the answer's whole body; throws when the body is not what the operation
/// answers.</param>
/// <param name="packageUnmarshaller">The package's unmarshaller of the same operation.</param>
internal sealed class RawAnswerUnmarshaller(
    Func<byte[], AmazonWebServiceResponse> read, JsonResponseUnmarshaller packageUnmarshaller)
    : WholeAnswerUnmarshaller
{
    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        packageUnmarshaller.UnmarshallException(input, innerException, statusCode);

    protected override AmazonWebServiceResponse Read(byte[] body, IWebResponseData answer) => read(body);
}
