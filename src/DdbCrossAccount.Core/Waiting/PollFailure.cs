using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using Amazon.Runtime;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Waiting;

/// <summary>
/// Tells failures that pass by themselves (throttles, the service's own faults, the network) from answers.
/// </summary>
internal static class PollFailure
{
    /// <summary>
    /// True when asking again later may well be answered; false for an answer, and for the caller's own
    /// cancellation.
    /// </summary>
    public static bool IsTransient(Exception exception, CancellationToken token)
    {
        if (token.IsCancellationRequested || exception is DdbCrossAccountException)
        {
            return false;
        }

        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (IsTransientCause(cause))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for an answer that refuses a call for its rate: what it asked for was not begun.</summary>
    public static bool IsThrottled(Exception exception) =>
        exception is AmazonServiceException { ErrorCode: var code } && IsThrottle(code);

    // An answer that was cut short is read as far as it came and then is no JSON or XML.
    private static bool IsTransientCause(Exception cause) => cause switch
    {
        AmazonUnmarshallingException => true,
        AmazonServiceException service => (int)service.StatusCode >= 500 || IsThrottle(service.ErrorCode),
        HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };

    private static bool IsThrottle(string? code) => code is
        "ThrottlingException" or "Throttling" or "ThrottledException" or "RequestThrottled" or "RequestThrottledException"
        or "TooManyRequestsException" or "RequestLimitExceeded" or "ProvisionedThroughputExceededException"
        or "LimitExceededException" or "SlowDown" or "RequestTimeout" or "RequestTimeoutException";
}
