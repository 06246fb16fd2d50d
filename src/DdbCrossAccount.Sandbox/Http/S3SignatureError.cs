using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>What S3 answers to a signature that it refuses.</summary>
internal static class S3SignatureError
{
    public static Task WriteAsync(HttpContext context, SignatureException error) => S3Errors.WriteAsync(context, From(error));

    public static S3Exception From(SignatureException error) => error.Failure switch
    {
        SignatureFailure.MissingToken => S3Exception.AccessDenied(),
        SignatureFailure.Incomplete => new("AuthorizationHeaderMalformed", $"The authorization header is malformed; {error.Detail}"),
        SignatureFailure.UnknownKey => new(
            "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403)
        {
            Elements = [("AWSAccessKeyId", error.Detail)],
        },
        SignatureFailure.TokenInvalid => new("InvalidToken", "The provided token is malformed or otherwise invalid."),
        SignatureFailure.TokenExpired => new("ExpiredToken", "The provided token has expired."),
        SignatureFailure.NotCurrent => new(
            "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", 403),
        SignatureFailure.PresignedExpired => S3Exception.AccessDenied("Request has expired"),
        SignatureFailure.WrongService => new(
            "AuthorizationHeaderMalformed",
            $"The authorization header is malformed; incorrect service \"{error.Detail}\". This endpoint belongs to \"s3\"."),
        SignatureFailure.WrongPayload => new(
            "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed."),
        _ => new(
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
            403),
    };
}
