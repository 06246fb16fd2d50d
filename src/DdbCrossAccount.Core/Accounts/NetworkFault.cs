using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Tells a call that nobody answered: which address, how often, for how long, and what came in the end.</summary>
internal static class NetworkFault
{
    /// <summary>The fault of network or time in <paramref name="exception"/> or below it.</summary>
    public static Exception? Find(Exception? exception) => exception switch
    {
        null => null,
        HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException => exception,
        _ => Find(exception.InnerException),
    };

    public static DdbCrossAccountException Translate(Exception exception, AwsCall call)
    {
        Exception fault = Find(exception) ?? exception;
        string address = AddressOf(fault, call);
        if (IsNameUnknown(fault) && call.EndpointUrl is null && !RegionFinder.IsListed(call.Region))
        {
            return ErrorCatalogue.RegionUnknown(call.Region, call.State, exception);
        }

        return IsOtherProtocol(fault) || exception is AmazonUnmarshallingException
            ? ErrorCatalogue.EndpointNotAws(call, address, exception)
            : ErrorCatalogue.EndpointUnreachable(
                call, new UnansweredCall(address, AttemptHandler.AttemptOf(fault), call.Elapsed?.Invoke(), Words(fault), exception));
    }

    /// <summary>Scheme, host and port that were called, as well as that is known.</summary>
    public static string AddressOf(Exception exception, AwsCall call) =>
        AttemptHandler.AddressOf(exception) ?? call.EndpointUrl ?? $"https://{call.Service}.{call.Region}.amazonaws.com";

    private static bool IsNameUnknown(Exception fault) =>
        fault is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError };

    private static bool IsOtherProtocol(Exception fault) =>
        fault is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse };

    /// <summary>What happened, in a few words without an address.</summary>
    public static string Words(Exception fault) => fault switch
    {
        HttpRequestException http => Words(http),
        OperationCanceledException or TimeoutException => "no answer in time",
        IOException => "the answer was cut short",
        SocketException socket => Words(socket),
        _ => "the call was not answered",
    };

    private static string Words(HttpRequestException fault) => fault.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the name could not be resolved",
        HttpRequestError.SecureConnectionError => "no secure connection could be made",
        HttpRequestError.ProxyTunnelError => "the proxy refused",
        HttpRequestError.ResponseEnded => "the answer was cut short",
        HttpRequestError.InvalidResponse => "the answer was not HTTP",
        _ => fault.InnerException switch
        {
            SocketException socket => Words(socket),
            AuthenticationException => "no secure connection could be made",
            IOException => "the answer was cut short",
            _ => "no connection could be made",
        },
    };

    private static string Words(SocketException fault) => fault.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "the name could not be resolved",
        SocketError.TimedOut => "no answer in time",
        SocketError.ConnectionReset or SocketError.ConnectionAborted => "the connection was reset",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no way to the host",
        _ => "no connection could be made",
    };
}
