using System;
using System.Net;
using System.Threading;
using Amazon.Runtime;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Turns what the SDK and the network throw into our own errors, at the border and nowhere else.</summary>
/// <remarks>
/// What only the caller can phrase (a table that does not exist, a name that is taken) it catches by the SDK's type
/// before: <c>catch (ResourceNotFoundException) { … } catch (Exception e) when (ServiceErrors.CanTranslate(e, token)) { throw ServiceErrors.Translate(e, call); }</c>
/// </remarks>
internal static class ServiceErrors
{
    private const int ServerFault = 500;

    /// <summary>
    /// True for what came from the SDK or the network; false for our own errors, for mistakes in this program, and for
    /// a cancellation that the caller asked for.
    /// </summary>
    public static bool CanTranslate(Exception exception, CancellationToken token) => exception switch
    {
        DdbCrossAccountException => false,
        OperationCanceledException when token.IsCancellationRequested => false,
        AmazonClientException or AmazonServiceException => true,
        _ => NetworkFault.Find(exception) is not null,
    };

    /// <summary>The error to throw instead of <paramref name="exception"/>, which becomes its inner exception.</summary>
    public static DdbCrossAccountException Translate(Exception exception, AwsCall call)
    {
        if (OurOwn(exception) is { } own)
        {
            return own;
        }

        return exception is AmazonServiceException answered && HasAnswered(answered)
            ? TranslateAnswer(answered, call)
            : NetworkFault.Translate(exception, call);
    }

    /// <summary>AWS's code and request id, for a message that the caller phrases.</summary>
    public static ServiceAnswer AnswerOf(AmazonServiceException exception) =>
        new(exception.ErrorCode, exception.RequestId, exception);

    // Credentials that could not be renewed throw in the middle of the SDK's pipeline.
    private static DdbCrossAccountException? OurOwn(Exception? exception) =>
        exception is null ? null : exception as DdbCrossAccountException ?? OurOwn(exception.InnerException);

    private static bool HasAnswered(AmazonServiceException exception) =>
        exception.StatusCode != 0 || !string.IsNullOrEmpty(exception.ErrorCode);

    private static DdbCrossAccountException TranslateAnswer(AmazonServiceException exception, AwsCall call)
    {
        ServiceAnswer answer = AnswerOf(exception);
        return ServiceErrorCodes.KindOf(exception) switch
        {
            ServiceErrorKind.Expired => ErrorCatalogue.CredentialsExpired(call, answer),
            ServiceErrorKind.UnknownKeys => ErrorCatalogue.CredentialsRefused(call, answer),
            ServiceErrorKind.WrongSignature => ErrorCatalogue.SignatureRefused(call, answer),
            ServiceErrorKind.WrongTime => ErrorCatalogue.ClockSkewed(call, answer),
            ServiceErrorKind.Denied => ErrorCatalogue.PermissionDenied(call, DenialReader.Read(exception.Message), answer),
            ServiceErrorKind.Throttled => ErrorCatalogue.ThrottledTooLong(call, answer),
            ServiceErrorKind.NoBucket => ErrorCatalogue.BucketNotFound(call, BucketErrors.NameOf(call), answer),
            ServiceErrorKind.OtherRegion => ErrorCatalogue.BucketInOtherRegion(
                call, BucketErrors.NameOf(call), BucketErrors.RegionOf(exception), answer),
            ServiceErrorKind.NotAws => ErrorCatalogue.EndpointNotAws(call, NetworkFault.AddressOf(exception, call), exception),
            ServiceErrorKind.Fault => ErrorCatalogue.ServiceFailed(call, StatusOf(exception), answer),
            ServiceErrorKind.Other => ErrorCatalogue.RequestRefused(call, answer),
            ServiceErrorKind kind => throw new InvalidOperationException($"Kind {kind} has no error."),
        };
    }

    private static int StatusOf(AmazonServiceException exception) =>
        exception.StatusCode == default(HttpStatusCode) ? ServerFault : (int)exception.StatusCode;
}
