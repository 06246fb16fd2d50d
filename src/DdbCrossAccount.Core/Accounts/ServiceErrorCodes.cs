using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Sorts error answers by AWS's code. Services spell the same thing in different ways.</summary>
/// <remarks>Sources: the "Common Errors" pages of the DynamoDB, STS and SSO references, and "Error responses" of the S3 reference.</remarks>
internal static class ServiceErrorCodes
{
    private static readonly FrozenDictionary<string, ServiceErrorKind> Kinds = Table(
        (ServiceErrorKind.Expired, ["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"]),
        (ServiceErrorKind.UnknownKeys,
        [
            "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "InvalidToken", "AuthFailure",
            "MissingAuthenticationToken", "MissingAuthenticationTokenException", "MissingSecurityHeader", "UnauthorizedException",
        ]),
        (ServiceErrorKind.WrongSignature,
            ["SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature", "IncompleteSignatureException"]),
        (ServiceErrorKind.WrongTime, ["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"]),
        (ServiceErrorKind.Denied,
            ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized", "ForbiddenException", "Forbidden"]),
        (ServiceErrorKind.Throttled,
        [
            "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
            "TooManyRequestsException", "ProvisionedThroughputExceededException", "RequestLimitExceeded", "BandwidthLimitExceeded",
            "SlowDown",
        ]),
        (ServiceErrorKind.NoBucket, ["NoSuchBucket"]),
        (ServiceErrorKind.OtherRegion,
            ["PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException", "MovedPermanently"]),
        (ServiceErrorKind.Fault,
            ["InternalServerError", "InternalFailure", "InternalError", "ServiceUnavailable", "ServiceUnavailableException"]));

    public static ServiceErrorKind KindOf(AmazonServiceException exception)
    {
        if (exception is AmazonUnmarshallingException)
        {
            return ServiceErrorKind.NotAws;
        }

        if (Kinds.TryGetValue(exception.ErrorCode ?? string.Empty, out ServiceErrorKind kind))
        {
            return kind == ServiceErrorKind.WrongSignature && IsAboutTime(exception.Message) ? ServiceErrorKind.WrongTime : kind;
        }

        return KindOfStatus(exception);
    }

    // DynamoDB and STS tell a wrong clock with the code of a wrong signature and these words.
    private static bool IsAboutTime(string message) =>
        message.Contains("Signature expired", StringComparison.OrdinalIgnoreCase)
        || message.Contains("not yet current", StringComparison.OrdinalIgnoreCase);

    private static ServiceErrorKind KindOfStatus(AmazonServiceException exception)
    {
        // AWS gives every answer a request id; a proxy or another server does not.
        bool isAws = !string.IsNullOrEmpty(exception.RequestId);
        return exception.StatusCode switch
        {
            >= HttpStatusCode.InternalServerError when isAws => ServiceErrorKind.Fault,
            _ when !isAws => ServiceErrorKind.NotAws,
            HttpStatusCode.Forbidden when HasNoCode(exception) => ServiceErrorKind.Denied,
            HttpStatusCode.TooManyRequests => ServiceErrorKind.Throttled,
            HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect => ServiceErrorKind.OtherRegion,
            _ => ServiceErrorKind.Other,
        };
    }

    // An answer to HEAD has no body, so S3 cannot say its code there, and the SDK puts the status in its place.
    private static bool HasNoCode(AmazonServiceException exception) =>
        string.IsNullOrEmpty(exception.ErrorCode)
        || string.Equals(exception.ErrorCode, exception.StatusCode.ToString(), StringComparison.Ordinal);

    private static FrozenDictionary<string, ServiceErrorKind> Table(params (ServiceErrorKind Kind, string[] Codes)[] rows) =>
        rows.SelectMany(row => row.Codes.Select(code => new KeyValuePair<string, ServiceErrorKind>(code, row.Kind)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
