using System;
using System.Text.Json;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>What the operations of Lambda have in common.</summary>
internal static class LambdaOperation
{
    public static readonly RestService Service = new("Amazon.Lambda", "2015-03-31");

    public static RestAnswerUnmarshaller Unmarshaller<TResponse>(Func<JsonElement, TResponse> read)
        where TResponse : AmazonWebServiceResponse =>
        new((body, _) => JsonDocuments.Read(body, read), LambdaErrors.Make);

    /// <summary>For an operation whose answer has no body that is of interest; old and new models differ in its status.</summary>
    public static RestAnswerUnmarshaller Unmarshaller<TResponse>()
        where TResponse : AmazonWebServiceResponse, new() =>
        new(static (_, _) => new TResponse(), LambdaErrors.Make);
}
