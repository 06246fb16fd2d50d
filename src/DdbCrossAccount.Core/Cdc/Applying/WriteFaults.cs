using System;
using System.Net;
using System.Net.Http;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Tells how a call to the target ended.</summary>
internal static class WriteFaults
{
    // Codes of DynamoDB that mean: nothing was done, and the same may succeed a moment later.
    private static readonly string[] PassingCodes =
        ["TransactionConflictException", "TransactionInProgressException", "ReplicatedWriteConflictException"];

    // Of a table whose key is another one than the stream's: every item would be refused, and none of them is to blame.
    private static readonly string[] TextsOfTheTable =
        ["Missing the key", "Type mismatch for key", "The provided key element does not match the schema"];

    public static WriteFault KindOf(Exception exception) => exception switch
    {
        _ when ThrottleErrors.IsThrottle(exception) => WriteFault.Passing,
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError } => WriteFault.Unknown,
        AmazonServiceException answered when IsRefusal(answered) => KindOf(answered),
        DdbCrossAccountException => WriteFault.Stopping,
        _ when IsOfCredentials(exception) => WriteFault.Stopping,
        _ when WasNotSent(exception) => WriteFault.Passing,
        _ => WriteFault.Unknown,
    };

    /// <summary>The code for logs and parked keys: AWS's, or the exception's kind.</summary>
    public static string CodeOf(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        DdbCrossAccountException own => own.ErrorId,
        OperationCanceledException => "NoAnswerInTime",
        _ => exception.GetType().Name,
    };

    private static WriteFault KindOf(AmazonServiceException exception) => exception.ErrorCode switch
    {
        "ValidationException" when IsOfTheTable(exception) => WriteFault.Stopping,
        "ValidationException" or "ItemCollectionSizeLimitExceededException" => WriteFault.Refused,
        { } code when Array.IndexOf(PassingCodes, code) >= 0 => WriteFault.Passing,
        _ => WriteFault.Stopping,
    };

    // An answer of the service with a code and a status of 4xx; answers that could not be read have neither.
    private static bool IsRefusal(AmazonServiceException exception) =>
        exception is not AmazonUnmarshallingException
        && exception.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
        && !string.IsNullOrEmpty(exception.ErrorCode);

    private static bool IsOfTheTable(AmazonServiceException exception) =>
        Array.Exists(TextsOfTheTable, text => exception.Message.Contains(text, StringComparison.Ordinal));

    // Credentials are asked for before the request is made.
    private static bool IsOfCredentials(Exception? exception) => exception switch
    {
        null => false,
        DdbCrossAccountException => true,
        _ => IsOfCredentials(exception.InnerException),
    };

    private static bool WasNotSent(Exception? exception) => exception switch
    {
        null => false,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
        } => true,
        _ => WasNotSent(exception.InnerException),
    };
}
