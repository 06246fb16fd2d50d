using System;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Tells the ways apart in which STS refuses to let a role be assumed.</summary>
internal static class RoleErrors
{
    public static DdbCrossAccountException Translate(Exception exception, AwsCall call, AssumeRoleRequest request, string source)
    {
        if (exception is not AmazonServiceException answered)
        {
            return ServiceErrors.Translate(exception, call);
        }

        ServiceAnswer answer = ServiceErrors.AnswerOf(answered);
        return answered.ErrorCode switch
        {
            "AccessDenied" or "AccessDeniedException" when IsAboutCode(answered) && request.SerialNumber is { } serial =>
                ErrorCatalogue.MfaCodeRefused(request.RoleArn, serial, answer),
            "AccessDenied" or "AccessDeniedException" or "InvalidIdentityToken" or "IDPRejectedClaim" => ErrorCatalogue.AssumeRoleRefused(
                request.RoleArn, source, request.ExternalId is not null, request.SerialNumber is not null, call.State, answer),
            "ValidationError" or "ValidationException" when Says(answered, "DurationSeconds") =>
                ErrorCatalogue.RoleDurationRefused(request.RoleArn, request.DurationSeconds ?? 0, call.State, answer),
            _ => ServiceErrors.Translate(exception, call),
        };
    }

    private static bool IsAboutCode(AmazonServiceException exception) => Says(exception, "MultiFactorAuthentication");

    private static bool Says(AmazonServiceException exception, string word) =>
        exception.Message.Contains(word, StringComparison.Ordinal);
}
